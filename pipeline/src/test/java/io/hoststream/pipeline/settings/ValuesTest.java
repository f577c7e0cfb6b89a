package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.settings.Demo.Shade;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Test
    void shouldReadTheDefaultOfEveryType() {
        Demo demo = Settings.defaults(Demo.class);

        assertThat(demo)
                .isEqualTo(new Demo(
                        "hello",
                        7,
                        5,
                        5,
                        0,
                        0.5,
                        true,
                        Duration.ofSeconds(10),
                        Path.of("/var/lib/demo"),
                        new ByteSize(64 << 20),
                        Optional.empty(),
                        URI.create("https://example.org/x"),
                        Shade.DARK_BLUE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of("a", "b"),
                        List.of(),
                        Map.of("region", "eu", "tier", "gold"),
                        "abc",
                        "a:1",
                        List.of()));
    }

    @Test
    void shouldReadAValueOfEveryType() {
        Demo demo = Settings.of(
                Demo.class,
                Map.ofEntries(
                        Map.entry("demo.text", "with = signs, commas and $"),
                        Map.entry("demo.count", " 10 "),
                        Map.entry("demo.total", "1_000_000"),
                        Map.entry("demo.free", "-3"),
                        Map.entry("demo.share", "1e-1"),
                        Map.entry("demo.active", "No"),
                        Map.entry("demo.every", "1m"),
                        Map.entry("demo.dir", "relative/dir"),
                        Map.entry("demo.room", "1 GiB"),
                        Map.entry("demo.password", "p,a=s s"),
                        Map.entry("demo.address", "http://localhost:8080"),
                        Map.entry("demo.shade", "Light"),
                        Map.entry("demo.note", "hi"),
                        Map.entry("demo.names", "x ,, y,"),
                        Map.entry("demo.periods", "1s, 2m"),
                        Map.entry("demo.labels", "a=1, b=x=y"),
                        Map.entry("demo.keys", "k1,k2")));

        assertThat(demo.text()).isEqualTo("with = signs, commas and $");
        assertThat(demo.count()).isEqualTo(10);
        assertThat(demo.total()).isEqualTo(1_000_000);
        assertThat(demo.free()).isEqualTo(-3);
        assertThat(demo.share()).isEqualTo(0.1);
        assertThat(demo.active()).isFalse();
        assertThat(demo.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(demo.dir()).isEqualTo(Path.of("relative/dir"));
        assertThat(demo.room()).isEqualTo(new ByteSize(1 << 30));
        assertThat(demo.password()).map(Secret::reveal).contains("p,a=s s");
        assertThat(demo.address()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(demo.shade()).isEqualTo(Shade.LIGHT);
        assertThat(demo.note()).contains("hi");
        assertThat(demo.names()).containsExactly("x", "y");
        assertThat(demo.periods()).containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(2));
        assertThat(demo.labels()).containsExactly(Map.entry("a", "1"), Map.entry("b", "x=y"));
        assertThat(demo.keys()).extracting(Secret::reveal).containsExactly("k1", "k2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | seven | a whole number",
                "count | 1.5 | a whole number",
                "count | '' | a whole number",
                "free | 99999999999999999999 | a whole number",
                "share | much | a number",
                "active | maybe | true or false",
                "every | 10 | a duration such as 10s, 500ms, 1m30s or 2h",
                "every | 10 seconds | a duration such as 10s, 500ms, 1m30s or 2h",
                "every | -5s | a duration such as 10s, 500ms, 1m30s or 2h",
                "every | 999999999999d | a duration of at most 36500d",
                "dir | '' | a path",
                "room | lots | a size such as 64MB",
                "room | 999999999999999TB | a size below 8388608TB",
                "address | example.org | an address such as https://example.org/path",
                "address | http:// | an address such as https://example.org/path",
                "address | http://a b | an address such as https://example.org/path",
                "shade | green | one of light, dark-blue",
                "shade | darkblue | one of light, dark-blue; did you mean dark-blue?",
                "periods | 1s,later | a duration such as 10s, 500ms, 1m30s or 2h",
                "labels | region | name=value pairs with commas between",
                "labels | =eu | name=value pairs with commas between",
                "word | ABC | text that matches [a-z]+",
                "peer | a | host:port"
            })
    void shouldSayWhatWasExpectedOfAValueOfTheWrongType(String key, String value, String expected) {
        assertThat(Reading.problems(Reading.of("demo." + key + "=" + value)))
                .containsExactly("--set: demo." + key + " = \"" + value + "\": expected " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | 0 | from 1 to 10",
                "count | 11 | from 1 to 10",
                "total | -1 | at least 0",
                "ceiling | 10 | from -2147483648 to 9",
                "free | 2147483648 | from -2147483648 to 2147483647",
                "share | 1.01 | from 0 to 1",
                "share | NaN | from 0 to 1",
                "every | 999ms | from 1s to 1m",
                "every | 61s | from 1s to 1m",
                "room | 1023 | from 1KB to 1GB",
                "room | 2GB | from 1KB to 1GB"
            })
    void shouldSayTheBoundsOfAValueThatIsOutOfThem(String key, String value, String expected) {
        assertThat(Reading.problems(Reading.of("demo." + key + "=" + value)))
                .containsExactly("--set: demo." + key + " = \"" + value + "\": expected " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo.count=1",
                "demo.count=10",
                "demo.every=1s",
                "demo.every=60s",
                "demo.room=1024",
                "demo.share=1"
            })
    void shouldTakeTheBoundsThemselves(String override) {
        assertThat(Reading.problems(Reading.of(override))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.note=", "demo.password=", "demo.notes-file=", "demo.note=  "})
    void shouldTakeAnEmptyTextForNoneWhereNoneIsAllowed(String override) {
        Demo demo = Reading.demo(Reading.of(override));

        assertThat(demo.note()).isEmpty();
        assertThat(demo.password()).isEmpty();
        assertThat(demo.notesFile()).isEmpty();
    }

    @Test
    void shouldReportWhatARecordSaysAboutValuesThatDoNotGoTogether() {
        assertThat(Reading.problems(Reading.of("demo.text=share", "demo.share=1")))
                .containsExactly("demo: demo.text = \"share\" needs demo.share of at most 0.9, which is 1.0");
    }
}
