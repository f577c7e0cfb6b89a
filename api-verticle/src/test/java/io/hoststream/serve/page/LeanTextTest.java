package io.hoststream.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeanTextTest {

    /** What a browser may be sent for the whole page, compressed, in bytes. */
    private static final int BUDGET = 120 * 1024;

    @Test
    void shouldLeaveOutCommentsThatFillLinesIndentationAndEmptyLines() {
        assertThat(LeanText.of("""
                        /** @import { App } from './app.js' */
                        /**
                         * Says a = b; for (;;) {
                         */
                        export class A {

                            // One more.
                            b = 1; /* kept */
                            /* The last. */
                        }
                        """)).isEqualTo("export class A {\nb = 1; /* kept */\n}\n");
    }

    @Test
    void shouldLeaveOutTypesInsideALine() {
        assertThat(LeanText.of("const f = (/** @type {string} */ a) => /** @type {number} */ (b);"))
                .isEqualTo("const f = (a) => (b);\n");
        assertThat(LeanText.of("/** @type {A} */ const a = 1;")).isEqualTo("const a = 1;\n");
    }

    @Test
    void shouldLeaveStringsAndPatternsAlone() {
        String line = "const all = 'https://a/*'; const stars = /^\\/*$/; const b = '*/'; // said";

        assertThat(LeanText.of(line)).isEqualTo(line + "\n");
    }

    @Test
    void shouldLeaveATextAloneInWhichATemplateGoesOverSeveralLines() {
        String text = "const a = `\n    // not a comment\n`;\n";

        assertThat(LeanText.of(text)).isEqualTo(text);
    }

    @Test
    void shouldMakeTheWholePageFitItsBudget() {
        PageFiles page = PageFiles.load();

        int sent = page.all()
                .mapToInt(file -> file.compressed().orElse(file.plain()).length())
                .sum();

        assertThat(page.size()).isGreaterThan(50);
        assertThat(sent).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void shouldSendWhatOthersWroteAsTheyWroteIt() {
        assertThat(PageFiles.load().find("/vendor/uplot/uPlot.iife.min.js"))
                .hasValueSatisfying(file -> assertThat(file.plain().toString()).startsWith("/*! https://"));
    }
}
