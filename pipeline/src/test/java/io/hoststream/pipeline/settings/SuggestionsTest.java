package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> ROLES = List.of("collect", "export", "archive", "alert", "notify", "serve");

    @ParameterizedTest
    @CsvSource({
        "alrte, alert",
        "colect, collect",
        "alret, alert",
        "exports, export",
        "archiv, archive",
        "serv, serve",
        "Notify, notify"
    })
    void shouldFindTheWordThatWasMeant(String word, String meant) {
        assertThat(Suggestions.closest(word, ROLES)).contains(meant);
        assertThat(Suggestions.hint(word, ROLES)).isEqualTo("; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"dashboard", "x", "''"})
    void shouldFindNothingWhereNothingIsNear(String word) {
        assertThat(Suggestions.closest(word, ROLES)).isEmpty();
        assertThat(Suggestions.hint(word, ROLES)).isEmpty();
    }

    @Test
    void shouldTakeTheNearestAndOfEquallyNearOnesTheFirstByName() {
        assertThat(Suggestions.closest("port", List.of("sort", "ports", "part")))
                .contains("part");
        assertThat(Suggestions.closest("ports", List.of("port", "sports"))).contains("port");
        assertThat(Suggestions.closest("a", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, '', 3",
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, ab, 1",
        "ab, abc, 1",
        "abc, acb, 1",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void shouldCountTheSlips(String a, String b, int slips) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(slips);
        assertThat(Suggestions.distance(b, a)).isEqualTo(slips);
    }
}
