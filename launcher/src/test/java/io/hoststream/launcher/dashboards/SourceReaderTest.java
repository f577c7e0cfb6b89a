package io.hoststream.launcher.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.process.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReaderTest {

    private static final String SOURCE = """
            labels: [host]
            mappings: {heard: {1: {text: Up, color: green}}}
            dashboards:
              fleet:
                title: Fleet
                about: All hosts.
                rows:
                  - title: Now
                    panels:
                      - title: Up
                        about: Hosts up.
                        unit: short
                        expr: sum(host_up{@hosts})
            """;

    @Test
    void shouldReadAPanelWithWhatIsUsual() {
        Panel panel =
                SourceReader.read(SOURCE).boards().get(0).rows().get(0).panels().get(0);

        assertThat(panel.size()).isEqualTo(new Panel.Size(Kind.LINES, 12, 8));
        assertThat(panel.look().limits()).isEqualTo(Limits.NONE);
        assertThat(panel.queries()).containsExactly(new Query("sum(host_up{host=~\"$host\"})", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unit: short     | units: short           | units is not a key here; did you mean unit?
            unit: short     | unit: [short]          | unit: expected text, found a list
            unit: short     | width: 8               | unit is missing
            unit: short     | mapping: herd          | mapping: expected one of heard, found "herd"; did you mean heard?
            about: Hosts up.| unused: 1              | unused is not a key here
            unit: short     | {unit: short           | is not YAML
            unit: short     | kind: line             | kind: expected one of lines, stat, bars, states, table, found "line"
            """)
    void shouldSayWhatIsWrongAndWhere(String right, String wrong, String message) {
        assertThatThrownBy(() -> SourceReader.read(SOURCE.replace(right, wrong)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("dashboards.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void shouldNameTheDashboardAndThePanel() {
        assertThatThrownBy(() -> SourceReader.read(SOURCE.replace("unit: short", "unit: short\n            width: 25")))
                .hasMessage(
                        "dashboards.yaml / dashboards / fleet / Now / Up: width: expected a whole number from 1 to 24,"
                                + " found 25");
        assertThatThrownBy(() -> SourceReader.read(SOURCE.replace("rows:", "row:")))
                .hasMessageStartingWith(
                        "dashboards.yaml / dashboards / fleet: row is not a key here; did you mean rows?");
        assertThatThrownBy(() -> SourceReader.read(SOURCE.replace("expr:", "rule: cpuu\n            expr:")))
                .hasMessageContaining("did you mean cpu?");
    }
}
