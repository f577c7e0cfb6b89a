package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.info;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Severity;
import io.hoststream.serve.Samples;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostStateTest {

    private static final Access ALL = new Access("all", Set.of(Permission.READ), new HostSelector.All());

    private final LiveView view = new LiveView(ViewLimits.of(Duration.ofMinutes(15), Duration.ofDays(3)));

    @Test
    void shouldBeLiveWhileHeardAndSilentAfterwards() {
        view.apply(sample("web-1", 1), timeOf(1));

        assertThat(stateAt("web-1", 2)).isEqualTo(HostState.LIVE);
        assertThat(stateAt("web-1", 60)).isEqualTo(HostState.SILENT);
        assertThat(host("web-1").status()).isEqualTo(HostStatus.DOWN);
    }

    @Test
    void shouldLeaveAtOnceWhenItsCollectorIsStoppedInOrder() {
        view.apply(sample("web-1", 1), timeOf(1));
        view.register(stopped("web-1", START), timeOf(2));

        assertThat(stateAt("web-1", 2)).isEqualTo(HostState.LEFT);
        assertThat(host("web-1").status()).isEqualTo(HostStatus.DOWN);
    }

    @Test
    void shouldStayAwayWhenWhatItsSpoolHeldArrivesAfterItsLastWord() {
        view.apply(sample("web-1", 1), timeOf(1));
        view.register(stopped("web-1", START), timeOf(2));
        view.apply(sample("web-1", 2), timeOf(3));

        assertThat(stateAt("web-1", 3)).isEqualTo(HostState.LEFT);
    }

    @Test
    void shouldComeBackWithTheNextRun() {
        view.apply(sample("web-1", 1), timeOf(1));
        view.register(stopped("web-1", START), timeOf(2));
        view.apply(run("web-1", "id-of-web-1", 60), timeOf(60));

        assertThat(stateAt("web-1", 60)).isEqualTo(HostState.LIVE);
        assertThat(stateAt("web-1", 120))
                .as("the next run was not stopped in order")
                .isEqualTo(HostState.SILENT);
    }

    @Test
    void shouldKnowFromTheInventoryAloneThatAHostLeft() {
        view.register(stopped("web-1", START), timeOf(2));

        assertThat(stateAt("web-1", 3)).isEqualTo(HostState.LEFT);
    }

    @Test
    void shouldSayThatASilentHostHasAnotherNameNow() {
        view.apply(sample("old", 1), timeOf(1));
        view.apply(run("new", "id-of-old", 20), timeOf(20));

        assertThat(stateAt("old", 21)).isEqualTo(HostState.RENAMED);
        assertThat(host("old").status()).isEqualTo(HostStatus.DOWN);
        Warning warning = host("old").warnings().get(0);
        assertThat(warning.code()).isEqualTo(Warning.Code.RENAMED);
        assertThat(warning.detail(ALL)).contains("is now heard as host new");
        Access some = new Access("some", Set.of(Permission.READ), HostSelector.named("old"));
        assertThat(warning.detail(some))
                .contains("is now heard as another host")
                .doesNotContain("new");
        assertThat(stateAt("new", 21)).isEqualTo(HostState.LIVE);
        assertThat(host("new").warnings()).isEmpty();
    }

    @Test
    void shouldSayOfAHostThatWasStoppedToBeRenamedThatItWas() {
        view.apply(sample("old", 1), timeOf(1));
        view.register(stopped("old", START), timeOf(2));
        view.apply(run("new", "id-of-old", 3), timeOf(3));

        assertThat(stateAt("old", 3)).isEqualTo(HostState.RENAMED);
    }

    @Test
    void shouldNotTakeACopyThatFallsSilentForARenamedHost() {
        for (int second = 1; second < 10; second++) {
            view.apply(sample("web-1", second), timeOf(second));
            view.apply(Samples.builder("copy", second).setHostId("id-of-web-1").build(), timeOf(second));
        }
        for (int second = 10; second < 40; second++) {
            view.apply(sample("web-1", second), timeOf(second));
        }

        assertThat(stateAt("copy", 40)).isEqualTo(HostState.SILENT);
    }

    @Test
    void shouldWarnForADayThatANameHasAnotherOwner() {
        view.apply(sample("web-1", 1), timeOf(1));
        view.apply(run("web-1", "another", 100), timeOf(100));

        assertThat(stateAt("web-1", 100)).isEqualTo(HostState.LIVE);
        Warning warning = host("web-1").warnings().get(0);
        assertThat(warning.code()).isEqualTo(Warning.Code.MOVED);
        assertThat(warning.detail(ALL)).contains("hostId another").contains("hostId id-of-web-1");

        view.tick(timeOf(100) + Duration.ofHours(24).toMillis());
        assertThat(host("web-1").warnings()).isEmpty();
    }

    @Test
    void shouldCountWhatFires() {
        view.apply(sample("web-1", 1), timeOf(1));
        view.apply(alert("web-1", "a", AlertState.FIRING, Severity.WARNING, 1));
        view.apply(alert("web-1", "b", AlertState.FIRING, Severity.CRITICAL, 1));
        view.apply(alert("web-1", "c", AlertState.PENDING, Severity.CRITICAL, 1));
        view.settle(timeOf(1));

        assertThat(host("web-1").alerts()).isEqualTo(new AlertCounts(1, 1));
        assertThat(host("web-1").status()).isEqualTo(HostStatus.CRITICAL);
    }

    @Test
    void shouldLeaveOutWhatArrivedBeforeARemoval() {
        view.register(info("web-1"), timeOf(1));
        view.apply(sample("web-1", 5), timeOf(5));
        view.remove("web-1", timeOf(10));
        view.apply(sample("web-1", 6), timeOf(6));
        view.settle(timeOf(10));

        assertThat(view.host(ALL, "web-1")).isEmpty();

        view.apply(sample("web-1", 11), timeOf(11));
        view.settle(timeOf(11));
        assertThat(stateAt("web-1", 11)).isEqualTo(HostState.LIVE);
    }

    @Test
    void shouldHideTheAlertsOfARemovedHostUntilItIsHeardAgain() {
        view.apply(sample("web-1", 1), timeOf(1));
        view.apply(alert("web-1", "a", AlertState.FIRING, Severity.WARNING, 1));
        view.remove("web-1", timeOf(2));
        view.settle(timeOf(2));

        assertThat(view.alerts(ALL)).isEmpty();

        view.apply(sample("web-1", 3), timeOf(3));
        view.settle(timeOf(3));
        assertThat(view.alerts(ALL)).hasSize(1);
    }

    @Test
    void shouldKeepAHostThatWasHeardSinceItWasRemoved() {
        view.apply(sample("web-1", 11), timeOf(11));
        view.remove("web-1", timeOf(10));
        view.settle(timeOf(11));

        assertThat(view.host(ALL, "web-1")).isPresent();
    }

    private HostState stateAt(String name, int second) {
        view.tick(timeOf(second));
        return host(name).state();
    }

    private HostView host(String name) {
        return view.host(ALL, name).orElseThrow();
    }

    private static HostInfo stopped(String host, long epoch) {
        return HostInfo.newBuilder(info(host))
                .setEpoch(Instant.ofEpochMilli(epoch))
                .setStopped(Instant.ofEpochMilli(timeOf(2)))
                .build();
    }

    /** The first sample of a run that began in that second. */
    private static HostSample run(String host, String hostId, int second) {
        return Samples.builder(host, 1)
                .setHostId(hostId)
                .setEpoch(Instant.ofEpochMilli(timeOf(second)))
                .setTime(Instant.ofEpochMilli(timeOf(second)))
                .setDisks(List.of())
                .build();
    }
}
