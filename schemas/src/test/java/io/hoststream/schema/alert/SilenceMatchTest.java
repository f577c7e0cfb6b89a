package io.hoststream.schema.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceMatchTest {

    private static final Instant FROM = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-01T04:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "01:59:59.999,false",
        "02:00:00,true",
        "03:59:59.999,true",
        "04:00:00,false",
    })
    void shouldHoldFromItsBeginningToBeforeItsEnd(String time, boolean holds) {
        Instant now = Instant.parse("2026-03-01T" + time + "Z");
        assertThat(SilenceMatch.matches(silence("", "", "", null, Map.of()), event(), now))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "'','','',true",
        "web-*,'','',true",
        "db-*,'','',false",
        "'',disk-full,'',true",
        "'',disk,'',false",
        "'','',sd?,true",
        "'','',sda1,false",
        "web-*,disk-*,sd*,true",
        "web-*,cpu,sd*,false",
    })
    void shouldGoByPatternsForNames(String host, String rule, String device, boolean matches) {
        assertThat(SilenceMatch.matches(silence(host, rule, device, null, Map.of()), event(), FROM))
                .isEqualTo(matches);
    }

    @Test
    void shouldGoBySeverity() {
        assertThat(SilenceMatch.matches(silence("", "", "", Severity.WARNING, Map.of()), event(), FROM))
                .isTrue();
        assertThat(SilenceMatch.matches(silence("", "", "", Severity.CRITICAL, Map.of()), event(), FROM))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "group,shop,true",
        "group,s*,true",
        "group,bank,false",
        "team,storage,true",
        "team,host-team,false",
        "absent,*,true",
        "absent,?*,false",
    })
    void shouldGoByLabelsOfTheRuleBeforeThoseOfTheHost(String label, String pattern, boolean matches) {
        assertThat(SilenceMatch.matches(silence("", "", "", null, Map.of(label, pattern)), event(), FROM))
                .isEqualTo(matches);
    }

    private static Silence silence(
            String host, String rule, String device, @Nullable Severity severity, Map<String, String> labels) {
        return new Silence("s", "ann", "works on it", FROM, FROM, UNTIL, host, rule, device, severity, labels);
    }

    private static AlertEvent event() {
        return new AlertEvent(
                "a",
                "disk-full",
                Severity.WARNING,
                AlertState.FIRING,
                "web-1",
                "id-of-web-1",
                Map.of("group", "shop", "team", "host-team"),
                "disk_usage_percent",
                Map.of("device", "sda"),
                97.3,
                95.0,
                FROM,
                FROM,
                "It is full",
                null,
                false,
                "threshold",
                Map.of("team", "storage"),
                "",
                false,
                1,
                null,
                null,
                null);
    }
}
