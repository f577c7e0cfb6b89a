package io.hoststream.storage.remotewrite;

import static io.hoststream.storage.remotewrite.Samples.P0;
import static io.hoststream.storage.remotewrite.Samples.START;
import static io.hoststream.storage.remotewrite.Samples.START_MILLIS;
import static io.hoststream.storage.remotewrite.Samples.bare;
import static io.hoststream.storage.remotewrite.Samples.batch;
import static io.hoststream.storage.remotewrite.Samples.disk;
import static io.hoststream.storage.remotewrite.Samples.sample;
import static io.hoststream.storage.remotewrite.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.HostSample;
import io.hoststream.storage.remotewrite.Decoded.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardTest {

    private final Map<Skip, Integer> skips = new EnumMap<>(Skip.class);
    private Shard shard = shard(Samples.form(1000));
    private long offset;
    private long nanos;

    @Test
    void shouldSendEveryValueWithTheTimeAtWhichItWasTaken() {
        List<Value> sent = sent(sample("a", 7));

        assertThat(sent)
                .hasSize(Samples.VALUES)
                .allSatisfy(value ->
                        assertThat(value.timeMillis()).isEqualTo(Samples.at(7).toEpochMilli()));
        assertThat(sent.get(0).labels())
                .containsExactly(
                        Map.entry("__name__", "host_memory_total_bytes"),
                        Map.entry("cluster", "berlin"),
                        Map.entry("environment", "test"),
                        Map.entry("host", "a"));
        assertThat(sent.get(0).value()).isEqualTo(7);
        assertThat(sent).filteredOn(value -> value.name().equals("host_up")).hasSize(1);
    }

    @Test
    void shouldSendARepeatOnce() {
        assertThat(sent(sample("a", 1), sample("a", 2), sample("a", 1), sample("a", 2), sample("a", 3)))
                .hasSize(3 * Samples.VALUES);
        assertThat(sent(sample("a", 3))).isEmpty();
        assertThat(skips).containsExactly(Map.entry(Skip.REPEAT, 3));
    }

    @Test
    void shouldSendOnlyTheCollectorThatWasStartedLastOfTwoWithOneName() {
        HostSample rival = bare("a", 2)
                .setHostId("other")
                .setEpoch(START.minusSeconds(60))
                .setTime(Samples.at(2).plusMillis(1))
                .build();
        HostSample later = bare("a", 1)
                .setHostId("third")
                .setEpoch(START.plusSeconds(60))
                .setTime(Samples.at(3).plusMillis(1))
                .build();

        List<Value> sent = sent(sample("a", 1), rival, sample("a", 2), sample("a", 3), later, sample("a", 4));

        assertThat(sent).hasSize(4 * Samples.VALUES);
        assertThat(skips).containsExactly(Map.entry(Skip.RIVAL, 2));
    }

    @Test
    void shouldBelieveAnEarlierRunOnceTheLaterOneIsSilent() {
        HostSample earlier = bare("a", 50)
                .setHostId("other")
                .setEpoch(START.minusSeconds(60))
                .build();

        assertThat(sent(sample("a", 1), earlier)).hasSize(2 * Samples.VALUES);
    }

    @Test
    void shouldNotSendWhatWasTakenBeforeWhatIsSent() {
        HostSample back = bare("a", 3).setTime(Samples.at(1)).build();

        assertThat(sent(sample("a", 2), back)).hasSize(Samples.VALUES);
        assertThat(skips).containsExactly(Map.entry(Skip.BACKWARD, 1));
    }

    @Test
    void shouldPassOverWhatIsOlderThanReceiversTake() {
        WriteForm form = Samples.form(1000);
        shard = shard(new WriteForm(
                form.labelling(),
                1000,
                false,
                Optional.of(Duration.ofHours(1)),
                form.staleAfter(),
                form.forgetAfter()));
        long now = START_MILLIS + Duration.ofHours(2).toMillis();

        List<Request> requests = shard.requests(batch(P0, 0, sample("a", 1), sample("a", 700)), now, nanos);

        assertThat(values(requests)).hasSize(Samples.VALUES);
        assertThat(skips).containsExactly(Map.entry(Skip.AGE, 1));
    }

    @Test
    void shouldSplitABatchInOrderIntoRequestsOfTheSizeThatIsSet() {
        shard = shard(Samples.form(4));

        List<Request> requests = shard.requests(batch(P0, 10, Samples.numbered("a", 1, 4)), 0, nanos);

        assertThat(requests).extracting(Request::samples).containsExactly(4, 4, 4);
        assertThat(requests).extracting(Request::doneBelow).containsExactly(11L, 12L, 14L);
        assertThat(values(requests))
                .filteredOn(value -> value.name().equals("host_memory_total_bytes"))
                .extracting(Value::value)
                .containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void shouldTakeARequestApartWithoutLosingOrMovingAnything() {
        Request whole = shard.requests(batch(P0, 0, Samples.numbered("a", 1, 5)), 0, nanos)
                .get(0);

        List<Request> quarters = whole.halves().stream()
                .flatMap(half -> half.divisible() ? half.halves().stream() : List.of(half).stream())
                .toList();

        assertThat(quarters).hasSize(4);
        assertThat(values(quarters)).isEqualTo(values(List.of(whole)));
        assertThat(quarters.get(3).doneBelow()).isEqualTo(whole.doneBelow());
        assertThat(quarters.get(3).newestMillis()).isEqualTo(Samples.at(5).toEpochMilli());
    }

    @Test
    void shouldEndTheSeriesOfADeviceThatIsGone() {
        List<Value> sent = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            sent.addAll(sent(bare("a", i)
                    .setDisks(List.of(disk("sda", 1), disk("usb", 1)))
                    .build()));
        }
        assertThat(sent).noneMatch(Value::stale);
        for (int i = 4; i <= 7; i++) {
            sent.addAll(sent(bare("a", i).setDisks(List.of(disk("sda", 1))).build()));
        }

        assertThat(sent).filteredOn(Value::stale).singleElement().satisfies(end -> {
            assertThat(end.labels()).containsEntry("device", "usb");
            assertThat(end.timeMillis()).isEqualTo(Samples.at(7).toEpochMilli());
        });
    }

    @Test
    void shouldNotEndFamiliesThatAreReadLessOften() {
        List<Value> sent = new ArrayList<>();
        for (int i = 0; i <= 30; i++) {
            HostSample.Builder sample = bare("a", i);
            if (i % 6 == 0) {
                sample.setDisks(List.of(disk("sda", i)));
            }
            sent.addAll(sent(sample.build()));
        }

        assertThat(sent).noneMatch(Value::stale);
    }

    @Test
    void shouldEndTheSeriesOfAHostThatFellSilentRightAfterItsLastValue() {
        sent(sample("a", 1), sample("b", 1));
        nanos += seconds(59);
        sent(sample("b", 7));
        nanos += seconds(2);

        List<Value> ends = values(shard.endings(nanos));

        assertThat(ends).hasSize(Samples.VALUES).allSatisfy(end -> {
            assertThat(end.stale()).isTrue();
            assertThat(end.labels()).containsEntry("host", "a");
            assertThat(end.timeMillis()).isEqualTo(Samples.at(1).toEpochMilli() + 1);
        });
        assertThat(shard.endings(nanos)).isEmpty();
        // What the host had in its spool comes later, and none of it is too old.
        assertThat(sent(sample("a", 2))).hasSize(Samples.VALUES).noneMatch(Value::stale);
    }

    @Test
    void shouldTakeNobodyForSilentWhileTheReceiverWasAway() {
        sent(sample("a", 1));
        nanos += seconds(500);
        shard.disturbed(nanos);
        nanos += seconds(59);

        assertThat(shard.endings(nanos)).isEmpty();
        nanos += seconds(2);
        assertThat(values(shard.endings(nanos))).hasSize(Samples.VALUES);
    }

    @Test
    void shouldForgetHostsThatAreLongGone() {
        sent(sample("a", 1));
        nanos += Duration.ofHours(25).toNanos();
        shard.endings(nanos);

        assertThat(sent(sample("a", 1))).as("it is as new").hasSize(Samples.VALUES);
    }

    @Test
    void shouldTellWhatTheFamiliesAreNowAndThen() {
        WriteForm form = Samples.form(1000);
        shard = shard(
                new WriteForm(form.labelling(), 1000, true, Optional.empty(), form.staleAfter(), form.forgetAfter()));

        Map<String, String> helps =
                Decoded.of(requests(sample("a", 1)).get(0).body()).helps();
        assertThat(helps)
                .hasSize(Samples.VALUES)
                .containsEntry("host_memory_total_bytes", "2 Usable main memory [bytes]");
        assertThat(Decoded.of(requests(sample("a", 2)).get(0).body()).helps()).isEmpty();
        nanos += seconds(301);
        assertThat(Decoded.of(requests(sample("a", 3)).get(0).body()).helps()).hasSize(Samples.VALUES);
    }

    @Test
    void shouldSendMetricsOfTheUsersOwnUnlessTheirNamesAreTaken() {
        List<CustomMetric> custom = List.of(
                own("queue_depth", 3, Map.of("host", "mine", "queue", "mail")),
                own("queue_depth", 4, Map.of("host", "mine", "queue", "mail")),
                own("host_up", 5, Map.of()),
                own("no name", 6, Map.of()));

        List<Value> sent = sent(bare("a", 1).setCustom(custom).build());

        assertThat(sent)
                .filteredOn(value -> value.name().equals("queue_depth"))
                .singleElement()
                .satisfies(value -> {
                    assertThat(value.value()).isEqualTo(3);
                    assertThat(value.labels())
                            .containsEntry("exported_host", "mine")
                            .containsEntry("host", "a");
                });
        assertThat(sent).hasSize(Samples.VALUES + 1);
        assertThat(skips).containsExactly(Map.entry(Skip.NAME, 2));
    }

    @Test
    void shouldFollowLabelsThatChange() {
        CustomMetric own = own("queue_depth", 3, Map.of());
        sent(bare("a", 1).setCustom(List.of(own)).build());

        List<Value> sent = sent(bare("a", 2)
                .setCustom(List.of(own))
                .setLabels(Map.of("environment", "live"))
                .build());

        assertThat(sent).allSatisfy(value -> assertThat(value.labels()).containsEntry("environment", "live"));
    }

    private static CustomMetric own(String name, double value, Map<String, String> labels) {
        return new CustomMetric(name, labels, CustomKind.GAUGE, value, null);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    private Shard shard(WriteForm form) {
        return new Shard(form, (skip, count) -> skips.merge(skip, count, Integer::sum), nanos);
    }

    private List<Value> sent(HostSample... samples) {
        return values(requests(samples));
    }

    private List<Request> requests(HostSample... samples) {
        List<Request> requests = shard.requests(batch(P0, offset, samples), START_MILLIS, nanos);
        offset += samples.length;
        return requests;
    }
}
