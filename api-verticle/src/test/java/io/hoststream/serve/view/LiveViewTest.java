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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveViewTest {

    private static final Access ALL = new Access("all", Set.of(Permission.READ), new HostSelector.All());

    private final LiveView view = new LiveView(ViewLimits.of(Duration.ofMinutes(15), Duration.ofHours(24)));
    private final Recorder recorder = new Recorder();

    @BeforeEach
    void listen() {
        view.listen(recorder);
    }

    @Test
    void shouldKeepTheNewestSampleOfAHost() {
        feed("web-1", 1, 2, 3);

        HostView host = host("web-1");
        assertThat(host.sequence()).isEqualTo(3);
        assertThat(host.rows()).isEqualTo(3);
        assertThat(host.labels()).containsEntry("environment", "test");
        assertThat(recorder.sampled).containsExactly("web-1/1", "web-1/2", "web-1/3");
    }

    @Test
    void shouldDropRepeatsAfterRestart() {
        feed("web-1", 1, 2, 3, 2, 3, 4);

        assertThat(recorder.sampled).containsExactly("web-1/1", "web-1/2", "web-1/3", "web-1/4");
        assertThat(host("web-1").rows()).isEqualTo(4);
    }

    @Test
    void shouldDropRepeatsAlsoAfterALongSilence() {
        feed("web-1", 1, 2);
        view.apply(sample("web-1", 2), timeOf(600));

        assertThat(recorder.sampled).containsExactly("web-1/1", "web-1/2");
    }

    @Test
    void shouldStartOverWithANewEpoch() {
        feed("web-1", 8, 9);
        view.apply(restarted("web-1", 1, 10), timeOf(10));

        assertThat(host("web-1").sequence()).isEqualTo(1);
        assertThat(host("web-1").rows()).isEqualTo(3);
    }

    @Test
    void shouldIgnoreAnEarlierEpochWhileTheNewerIsHeardOf() {
        view.apply(restarted("web-1", 1, 10), timeOf(10));
        view.apply(sample("web-1", 11), timeOf(11));

        assertThat(recorder.sampled).containsExactly("web-1/1");
    }

    @Test
    void shouldShowTheOneThatWasStartedLastOfTwoHostsWithOneNameAndWarn() {
        feed("web-1", 1, 2);
        for (int second = 5; second < 12; second++) {
            view.apply(installation("clone", second, START + 1), timeOf(second));
            view.apply(sample("web-1", second), timeOf(second) + 1);
        }
        view.settle(timeOf(12));

        HostView host = host("web-1");
        assertThat(host.hostId()).isEqualTo("clone");
        assertThat(host.rows()).as("the two never mix").isEqualTo(7);
        assertThat(host.warnings()).extracting(Warning::code).containsExactly(Warning.Code.DUPLICATE_HOSTNAME);
        assertThat(host.warnings().get(0).detail(ALL))
                .contains("hostId clone, which is shown")
                .contains("hostId id-of-web-1, which is not")
                .contains("collect.host");
        assertThat(recorder.hosts).containsExactly("web-1=OK", "web-1=OK");
    }

    @Test
    void shouldTakeTheWarningBackWhenOneOfTheTwoFallsSilent() {
        for (int second = 1; second < 5; second++) {
            view.apply(sample("web-1", second), timeOf(second));
            view.apply(installation("clone", second, START + 1), timeOf(second) + 1);
        }
        view.settle(timeOf(5));
        assertThat(host("web-1").warnings()).hasSize(1);

        feed("web-1", 8, 9, 10, 11, 12);
        view.tick(timeOf(12));

        assertThat(codes("web-1")).containsExactly(Warning.Code.MOVED);
    }

    @Test
    void shouldNotNameAHostToSomebodyWhoMayNotSeeIt() {
        Access some = new Access("some", Set.of(Permission.READ), HostSelector.named("web-1"));
        for (int second = 1; second < 5; second++) {
            view.apply(sample("web-1", second), timeOf(second));
            view.apply(
                    Samples.builder("secret", second).setHostId("id-of-web-1").build(), timeOf(second));
        }
        view.settle(timeOf(5));

        Warning warning = host("web-1").warnings().get(0);
        assertThat(warning.code()).isEqualTo(Warning.Code.DUPLICATE_HOST_ID);
        assertThat(warning.detail(ALL)).contains("hostId id-of-web-1 is also used by host secret");
        assertThat(warning.detail(some)).contains("also used by another host").doesNotContain("secret");
        assertThat(host("secret").warnings()).hasSize(1);
    }

    @Test
    void shouldWarnOfTwoCollectorsWithOneIdentity() {
        for (int second = 1; second < 6; second++) {
            view.apply(sample("web-1", second), timeOf(second));
            view.apply(installation("id-of-web-1", second, START + 1000), timeOf(second) + 1);
        }
        view.settle(timeOf(6));

        assertThat(host("web-1").warnings()).hasSize(1);
        assertThat(host("web-1").warnings().get(0).detail(ALL))
                .contains("started at 2026-01-31T12:00:00Z and 2026-01-31T12:00:01Z");
    }

    @Test
    void shouldWaitForAHostThatSlowsDownAsLongAsItsNewestSampleSays() {
        view.apply(Samples.builder("web-1", 1).setIntervalMillis(1_000).build(), timeOf(1));
        view.apply(Samples.builder("web-1", 2).setIntervalMillis(10_000).build(), timeOf(2));

        assertThat(statusAt(31)).isEqualTo(HostStatus.OK);
        assertThat(statusAt(33)).isEqualTo(HostStatus.DOWN);
    }

    @Test
    void shouldKnowTheUsualIntervalOfAnInstallationThatRegisteredBeforeItTookTheNameOver() {
        feed("web-1", 1);
        view.register(
                HostInfo.newBuilder(info("web-1", "new"))
                        .setIntervalMillis(10_000)
                        .build(),
                timeOf(1));
        assertThat(host("web-1").usualInterval()).isEqualTo(Duration.ofSeconds(1));

        view.apply(installation("new", 2, START + 1), timeOf(2));
        assertThat(host("web-1").usualInterval()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldKnowTheUsualIntervalOfAHostThatIsQuickForAWhile() {
        HostInfo slow =
                HostInfo.newBuilder(info("web-1")).setIntervalMillis(10_000).build();
        view.register(slow, START);
        feed("web-1", 1);
        assertThat(host("web-1").interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(host("web-1").usualInterval()).isEqualTo(Duration.ofSeconds(10));

        view.register(slow, timeOf(1));
        assertThat(host("web-1").interval())
                .as("a registration does not slow it down")
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldLetAnotherInstallationTakeOverASilentName() {
        feed("web-1", 1);
        view.apply(
                Samples.builder("web-1", 1)
                        .setHostId("new")
                        .setEpoch(Instant.ofEpochMilli(5))
                        .build(),
                timeOf(60));

        assertThat(host("web-1").hostId()).isEqualTo("new");
    }

    @Test
    void shouldBeDownAfterThreeIntervalsOfSilenceAndAtLeastFiveSeconds() {
        feed("web-1", 1);
        view.apply(Samples.builder("slow", 1).setIntervalMillis(10_000).build(), timeOf(1));

        view.tick(timeOf(6));
        assertThat(host("web-1").status()).isEqualTo(HostStatus.OK);
        view.tick(timeOf(6) + 1);
        assertThat(host("web-1").status()).isEqualTo(HostStatus.DOWN);
        view.tick(timeOf(31));
        assertThat(host("slow").status()).isEqualTo(HostStatus.OK);
        view.tick(timeOf(31) + 1);
        assertThat(host("slow").status()).isEqualTo(HostStatus.DOWN);
        assertThat(recorder.hosts).containsExactly("web-1=OK", "slow=OK", "web-1=DOWN", "slow=DOWN");
    }

    @Test
    void shouldComeBackUpWithTheNextSample() {
        feed("web-1", 1);
        view.tick(timeOf(100));
        feed("web-1", 100);

        assertThat(recorder.hosts).containsExactly("web-1=OK", "web-1=DOWN", "web-1=OK");
    }

    @Test
    void shouldTakeTheWorstFiringAlertAsStatus() {
        feed("web-1", 1);
        view.apply(alert("web-1", "a", AlertState.PENDING, Severity.CRITICAL, 1));
        assertThat(statusAt(1)).isEqualTo(HostStatus.OK);
        view.apply(alert("web-1", "a", AlertState.FIRING, Severity.WARNING, 2));
        assertThat(statusAt(1)).isEqualTo(HostStatus.WARNING);
        view.apply(alert("web-1", "b", AlertState.FIRING, Severity.CRITICAL, 2));
        assertThat(statusAt(1)).isEqualTo(HostStatus.CRITICAL);
        view.apply(alert("web-1", "b", AlertState.RESOLVED, Severity.CRITICAL, 3));
        assertThat(statusAt(1)).isEqualTo(HostStatus.WARNING);
        view.apply(alert("web-1", "a", AlertState.RESOLVED, Severity.WARNING, 3));
        assertThat(statusAt(1)).isEqualTo(HostStatus.OK);
    }

    @Test
    void shouldBeDownEvenIfAnAlertFires() {
        feed("web-1", 1);
        view.apply(alert("web-1", "a", AlertState.FIRING, Severity.CRITICAL, 1));

        assertThat(statusAt(100)).isEqualTo(HostStatus.DOWN);
    }

    @Test
    void shouldListOpenAlertsTheWorstFirst() {
        view.apply(alert("a", "pending", AlertState.PENDING, Severity.CRITICAL, 9));
        view.apply(alert("a", "warning", AlertState.FIRING, Severity.WARNING, 8));
        view.apply(alert("b", "critical", AlertState.FIRING, Severity.CRITICAL, 1));
        view.apply(alert("b", "over", AlertState.RESOLVED, Severity.CRITICAL, 2));

        assertThat(view.alerts(ALL)).extracting(Alert::id).containsExactly("critical", "warning", "pending");
    }

    @Test
    void shouldIgnoreAnAlertEventOlderThanTheOneThatStands() {
        view.apply(alert("a", "x", AlertState.FIRING, Severity.CRITICAL, 5));
        view.apply(alert("a", "x", AlertState.PENDING, Severity.WARNING, 4));

        assertThat(view.alerts(ALL)).extracting(Alert::state).containsExactly(AlertState.FIRING);
        assertThat(recorder.alerts).containsExactly("x=FIRING");
    }

    @Test
    void shouldTellOnceThatAlertsOfThePastWereReadIn() {
        view.replay(alert("a", "x", AlertState.PENDING, Severity.WARNING, 1));
        view.replay(alert("a", "x", AlertState.FIRING, Severity.WARNING, 2));
        view.settle(START);
        view.settle(START);

        assertThat(recorder.alerts).containsExactly("reloaded");
        assertThat(view.alerts(ALL)).extracting(Alert::state).containsExactly(AlertState.FIRING);
    }

    @Test
    void shouldShowAHostThatOnlyRegistered() {
        view.register(info("web-9"), START);
        view.settle(START);

        assertThat(host("web-9").labels()).containsEntry("region", "eu");
        assertThat(host("web-9").rows()).isZero();
        assertThat(recorder.hosts).containsExactly("web-9=OK");
    }

    @Test
    void shouldNotLetOldInventoryReplaceWhatSamplesSay() {
        feed("web-1", 5);
        view.register(info("web-1", "earlier"), START);

        assertThat(host("web-1").hostId()).isEqualTo("id-of-web-1");
        assertThat(host("web-1").labels()).containsEntry("environment", "test");
    }

    @Test
    void shouldForgetAHostThatIsSilentForLong() {
        feed("web-1", 1);
        view.tick(timeOf(1) + Duration.ofHours(24).toMillis());
        assertThat(view.host(ALL, "web-1")).isPresent();

        view.tick(timeOf(1) + Duration.ofHours(24).toMillis() + 1);

        assertThat(view.host(ALL, "web-1")).isEmpty();
        assertThat(recorder.hosts).endsWith("web-1 left");
    }

    @Test
    void shouldRemoveAHostThatWasTakenOutAndLetItComeBack() {
        feed("web-1", 1);
        view.remove("web-1", timeOf(1));
        view.settle(timeOf(1));
        feed("web-1", 2);

        assertThat(recorder.hosts).containsExactly("web-1=OK", "web-1 left", "web-1=OK");
    }

    @Test
    void shouldTellWhenLabelsChange() {
        feed("web-1", 1);
        view.apply(Samples.builder("web-1", 2).setLabels(Map.of()).build(), timeOf(2));
        view.settle(timeOf(2));
        feed("web-1", 3, 4);

        assertThat(recorder.hosts).containsExactly("web-1=OK", "web-1=OK", "web-1=OK");
    }

    @Test
    void shouldNotShowHostsAndAlertsThatAreNotCovered() {
        Access some = new Access("some", Set.of(Permission.READ), HostSelector.named("mine"));
        feed("mine", 1);
        feed("theirs", 1);
        view.apply(alert("mine", "m", AlertState.FIRING, Severity.WARNING, 1));
        view.apply(alert("theirs", "t", AlertState.FIRING, Severity.WARNING, 1));

        assertThat(view.hosts(some)).extracting(HostView::host).containsExactly("mine");
        assertThat(view.host(some, "theirs")).isEmpty();
        assertThat(view.alerts(some)).extracting(Alert::id).containsExactly("m");
    }

    private void feed(String host, long... sequences) {
        for (long sequence : sequences) {
            view.apply(sample(host, sequence), timeOf(sequence));
        }
        view.settle(timeOf(sequences[sequences.length - 1]));
    }

    private static HostSample restarted(String host, long sequence, int second) {
        return Samples.builder(host, sequence)
                .setEpoch(Instant.ofEpochMilli(timeOf(second)))
                .setTime(Instant.ofEpochMilli(timeOf(second)))
                .build();
    }

    private static HostSample installation(String hostId, int second, long epoch) {
        return Samples.builder("web-1", second)
                .setHostId(hostId)
                .setEpoch(Instant.ofEpochMilli(epoch))
                .build();
    }

    private List<Warning.Code> codes(String name) {
        return host(name).warnings().stream().map(Warning::code).toList();
    }

    private HostView host(String name) {
        return view.host(ALL, name).orElseThrow();
    }

    private HostStatus statusAt(int second) {
        view.tick(timeOf(second));
        return host("web-1").status();
    }

    private static final class Recorder implements ViewListener {

        private final List<String> sampled = new ArrayList<>();
        private final List<String> hosts = new ArrayList<>();
        private final List<String> alerts = new ArrayList<>();

        @Override
        public void sampled(HostView host) {
            sampled.add(host.host() + "/" + host.sequence());
        }

        @Override
        public void hostsChanged(List<HostView> changed, List<String> removed) {
            changed.forEach(host -> hosts.add(host.host() + "=" + host.status()));
            removed.forEach(host -> hosts.add(host + " left"));
        }

        @Override
        public void alertChanged(Alert alert) {
            alerts.add(alert.id() + "=" + alert.state());
        }

        @Override
        public void alertsReloaded() {
            alerts.add("reloaded");
        }
    }
}
