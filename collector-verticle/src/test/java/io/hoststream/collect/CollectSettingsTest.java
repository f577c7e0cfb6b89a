package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectSettingsTest {

    @Test
    void shouldHaveDefaultsForEverything() {
        CollectSettings settings = Settings.defaults(CollectSettings.class);

        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.filesystemInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.mountDeadline()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.host()).isEmpty();
        assertThat(settings.allLabels()).isEmpty();
        assertThat(settings.spoolSize()).isEqualTo(new ByteSize(64 << 20));
        assertThat(settings.spoolDirectory()).isEmpty();
        assertThat(settings.diskExclude()).contains("loop*", "dm-*");
        assertThat(settings.networkExclude()).contains("lo", "*-ifb").doesNotContain("eth0");
        assertThat(settings.filesystemExclude()).contains("/dev/*", "/etc/resolv.conf");
        assertThat(settings.filesystemTypeExclude())
                .contains("overlay", "squashfs")
                .doesNotContain("ext4", "tmpfs");
        assertThat(settings.boost()).isFalse();
    }

    @Test
    void shouldTakeEveryKey() {
        CollectSettings settings = Settings.of(
                CollectSettings.class,
                Map.ofEntries(
                        Map.entry("collect.interval", "1s"),
                        Map.entry("collect.filesystem-interval", "2m"),
                        Map.entry("collect.mount-deadline", "500ms"),
                        Map.entry("collect.host", "web-1.example.org"),
                        Map.entry("collect.environment", "production"),
                        Map.entry("collect.region", "eu-west-1"),
                        Map.entry("collect.group", "web"),
                        Map.entry("collect.labels", "rack=r 7, row=3"),
                        Map.entry("collect.disk-exclude", "sdb, sdc*"),
                        Map.entry("collect.network-exclude", "veth*"),
                        Map.entry("collect.filesystem-exclude", "/backup"),
                        Map.entry("collect.filesystem-type-exclude", "tmpfs"),
                        Map.entry("collect.spool-size", "1MB"),
                        Map.entry("collect.spool-directory", "/srv/spool")));

        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.mountDeadline()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.host()).contains("web-1.example.org");
        assertThat(settings.allLabels())
                .containsOnly(
                        Map.entry("environment", "production"),
                        Map.entry("region", "eu-west-1"),
                        Map.entry("group", "web"),
                        Map.entry("rack", "r 7"),
                        Map.entry("row", "3"));
        assertThat(settings.diskExclude()).containsExactly("sdb", "sdc*");
        assertThat(settings.filesystemTypeExclude()).containsExactly("tmpfs");
        assertThat(settings.spoolSize()).isEqualTo(new ByteSize(1 << 20));
        assertThat(settings.spoolDirectory()).contains(Path.of("/srv/spool"));
    }

    @ParameterizedTest
    @CsvSource({
        "collect.interval, 99ms, collect.interval",
        "collect.interval, soon, collect.interval",
        "collect.spool-size, 512KB, collect.spool-size",
        "collect.host, two words, collect.host",
        "collect.host, \u00fcber, collect.host",
        "collect.labels, device=x, collect.labels.device is taken",
        "collect.labels, mountpoint=x, collect.labels.mountpoint is taken",
        "collect.labels, host=x, collect.labels.host is taken",
        "collect.labels, region=x, collect.labels.region has a setting of its own",
        "collect.labels, 1st=x, collect.labels.1st is no name",
        "collect.labels, __name__=x, collect.labels.__name__ is no name",
        "collect.labels, a-b=x, collect.labels.a-b is no name",
        "collect.mount-deadline, 61s, collect.mount-deadline",
    })
    void shouldRefuseWhatIsWrongAndNameIt(String key, String value, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(CollectSettings.class, Map.of(key, value)))
                .withMessageContaining(message);
    }

    @Test
    void shouldRefuseValuesThatAreNoLabels() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(CollectSettings.class, Map.of("collect.region", "x".repeat(201))))
                .withMessageContaining("collect.region")
                .withMessageContaining("1 to 200 characters");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(CollectSettings.class, Map.of("collect.group", "two\nlines")))
                .withMessageContaining("collect.group = 'two?lines'");
    }

    @Test
    void shouldRefuseADeadlineThatOutlastsTheRound() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.of(
                        CollectSettings.class,
                        Map.of("collect.mount-deadline", "10s", "collect.filesystem-interval", "5s")))
                .withMessageContaining("collect.mount-deadline is longer than collect.filesystem-interval");
    }
}
