package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Rules;
import io.hoststream.pipeline.health.Check;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.settings.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleWatchTest {

    @TempDir
    private Path directory;

    private final Health health = new Health();
    private Instant now = Instant.parse("2026-03-01T02:14:00Z");

    private static String good(String name) {
        return "rules: [{name: " + name + ", metric: uptime, above: {warning: 1}}]";
    }

    private Path write(String text) throws IOException {
        Path file = directory.resolve("rules.yaml");
        Files.writeString(file, text);
        // Two writes may fall into one tick of the file system's clock.
        Files.setLastModifiedTime(file, FileTime.from(now));
        return file;
    }

    private RuleWatch watch(Optional<Path> file) {
        return new RuleWatch(file, Optional.of(URI.create("https://example.org/docs")), health.register("alert-rules"));
    }

    private void look(RuleWatch watch) {
        now = now.plusSeconds(3);
        watch.look(now);
    }

    private Check check() {
        return health.checks().get(0);
    }

    @Test
    void shouldUseTheRulesThatAreBuiltIn() {
        RuleWatch watch = watch(Optional.empty());
        look(watch);
        assertThat(watch.rules().list()).hasSize(20);
        assertThat(check()).isEqualTo(new Check("alert-rules", true, "20 rules in force, from default-rules.yaml"));
    }

    @Test
    void shouldPutAnAddressInFrontOfRunbooksThatHaveNone() throws IOException {
        Path file = write("rules: [{name: a, metric: uptime, above: {warning: 1}, runbook: runbooks/a.md,"
                + " overrides: [{where: {hosts: b}, above: {warning: 2}}]},"
                + " {name: c, metric: uptime, above: {warning: 1}, runbook: 'https://wiki/c'},"
                + " {name: d, metric: uptime, above: {warning: 1}}]");

        Rules rules = watch(Optional.of(file)).rules();

        assertThat(rules.list())
                .extracting(rule -> rule.wording().runbook())
                .containsExactly("https://example.org/docs/runbooks/a.md", "https://wiki/c", "");
        assertThat(rules.matching("b", Map.of()).get(0).wording().runbook())
                .isEqualTo("https://example.org/docs/runbooks/a.md");
    }

    @Test
    void shouldFollowItsFile() throws IOException {
        RuleWatch watch = watch(Optional.of(write(good("first"))));
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("first");
        look(watch);
        Rules before = watch.rules();
        write(good("second"));
        look(watch);
        assertThat(before.list()).extracting(Rule::name).containsExactly("first");
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("second");
    }

    @Test
    void shouldKeepTheRulesWhenTheFileCannotBeUsed() throws IOException {
        Path file = write(good("first"));
        RuleWatch watch = watch(Optional.of(file));
        write("rules: [{name: broken, name: twice}]");
        look(watch);
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("first");
        assertThat(check().up()).isTrue();
        assertThat(check().detail())
                .isEqualTo("1 rules in force; the newest " + file + " cannot be used: " + file
                        + ":1: rule twice: name is given twice, first at " + file + ":1 and 2 more");
        write(good("mended"));
        look(watch);
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("mended");
        assertThat(check().detail()).isEqualTo("1 rules in force, from " + file);
    }

    @Test
    void shouldKeepTheRulesWhenTheFileIsGone() throws IOException {
        Path file = write(good("first"));
        RuleWatch watch = watch(Optional.of(file));
        Files.delete(file);
        look(watch);
        assertThat(watch.rules().list()).hasSize(1);
        assertThat(check().detail()).endsWith("does not exist (alert.rules)");
        write(good("back"));
        look(watch);
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("back");
    }

    @Test
    void shouldLookOnlyEveryTwoSeconds() throws IOException {
        RuleWatch watch = watch(Optional.of(write(good("first"))));
        look(watch);
        write(good("second"));
        watch.look(now.plusSeconds(1));
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("first");
    }

    @Test
    void shouldGoOnLookingWhenTheClockIsSetBack() throws IOException {
        RuleWatch watch = watch(Optional.of(write(good("first"))));
        look(watch);
        now = now.minusSeconds(3600);
        write(good("second"));
        watch.look(now);
        assertThat(watch.rules().list()).extracting(Rule::name).containsExactly("second");
    }

    @Test
    void shouldRefuseToStartWithWhatCannotBeUsed() throws IOException {
        Path file = directory.resolve("none.yaml");
        assertThatThrownBy(() -> watch(Optional.of(file)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(file + ": does not exist (alert.rules)");
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> watch(Optional.of(binary))).hasMessage(binary + ": is not UTF-8 text");
        Path huge = Files.writeString(directory.resolve("huge"), "#".repeat(1 << 21));
        assertThatThrownBy(() -> watch(Optional.of(huge)))
                .hasMessage(huge + ": is larger than 1 MB, which no rules file is");
        assertThatThrownBy(() -> watch(Optional.of(directory))).hasMessageContaining("cannot be read");
    }
}
