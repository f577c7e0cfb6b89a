package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostInfo;
import io.hoststream.collect.reading.ReadingFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class InventoryWatchTest {

    private static final long TEN_MINUTES = Duration.ofMinutes(10).toNanos();

    private final List<HostInfo> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void shouldTryAgainWhereTheSystemHadNoThreadLeft() {
        AtomicInteger refusals = new AtomicInteger(1);
        InventoryWatch watch = new InventoryWatch(this::changed, told::add, () -> 0, thread -> {
            if (refusals.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            thread.start();
        });
        watch.begin();

        watch.beginIfDue(TEN_MINUTES);
        assertThat(told).hasSize(1);
        watch.beginIfDue(2 * TEN_MINUTES);
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> told.size() == 2);
    }

    @Test
    void shouldSayAtAnOrderlyStopThatItStopsAndNothingAfterwards() {
        InventoryWatch watch = new InventoryWatch(this::changed, told::add, () -> 0);
        watch.begin();
        watch.farewell(ReadingFixture.START.plusSeconds(60));
        watch.begin();

        assertThat(told).hasSize(2);
        assertThat(told.get(0).getStopped()).isNull();
        assertThat(told.get(1).getStopped()).isEqualTo(ReadingFixture.START.plusSeconds(60));
        assertThat(told.get(1).getKernel()).isEqualTo(told.get(0).getKernel());
        assertThat(told.get(1).getEpoch()).isEqualTo(told.get(0).getEpoch());
    }

    private HostInfo changed() {
        return HostInfo.newBuilder()
                .setHost("web-1")
                .setHostId("id")
                .setEpoch(ReadingFixture.START)
                .setTime(ReadingFixture.START)
                .setIntervalMillis(10_000)
                .setLabels(Map.of())
                .setCollectorVersion("1.0")
                .setKernel("6." + looks.incrementAndGet())
                .setBootTime(ReadingFixture.START)
                .build();
    }
}
