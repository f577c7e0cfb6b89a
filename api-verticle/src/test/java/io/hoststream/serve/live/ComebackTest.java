package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.HostSample;
import io.hoststream.serve.Samples;
import io.hoststream.serve.travel.Chunk;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Leg;
import io.hoststream.serve.travel.Located;
import io.hoststream.serve.travel.Placed;
import io.hoststream.serve.view.Arrival;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is held for clients that come back, until they take it. */
class ComebackTest extends ResumeFixture {

    private static final int CORES = 2000;

    private void subscribe(String id, String what, String cursor) {
        leg = null;
        current()
                .heard("{\"type\":\"subscribe\",\"id\":\"" + id + "\"," + what + "," + CPU + ",\"after\":\"" + cursor
                        + "\"}");
    }

    /** Has all that is asked for read from the topic. */
    private void read(Chunk chunk) {
        Leg reading = Objects.requireNonNull(leg);
        reading.listener().located(new Located(Map.of(0, 10L), Map.of(0, 0L), Map.of(0, 2000L), OptionalLong.of(0)));
        reading.listener().read(chunk);
    }

    private void inGroup(String host, long number, String group) {
        HostSample sample =
                Samples.builder(host, number).setLabels(Map.of("group", group)).build();
        view.apply(sample, new Arrival(0, number - 1, timeOf(number)));
    }

    @Test
    void shouldHoldAPlaceUntilTheClientHasTakenWhatItWasBrought() {
        String cursor = cursorAfter(10);
        samples("web-1", 11, 2000);
        authenticated();
        outlet.room(0);
        for (String id : List.of("a", "b", "c", "d")) {
            subscribe(id, "\"hosts\":[\"*\"]", cursor);
            read(chunk("web-1", 11, 1900));
        }
        assertThat(closed).as("nothing is read for them any more").isEqualTo(4);
        subscribe("e", "\"hosts\":[\"*\"]", cursor);
        assertThat(leg).as("there is no room").isNull();
        current().heard("{\"type\":\"unsubscribe\",\"id\":\"a\"}");
        subscribe("f", "\"hosts\":[\"*\"]", cursor);
        assertThat(leg).as("one left").isNotNull();
        read(chunk("web-1", 11, 1900));
        subscribe("g", "\"hosts\":[\"*\"]", cursor);
        assertThat(leg).as("there is no room again").isNull();

        drain();

        assertThat(of("gap", outlet.take()))
                .extracting(gap -> gap.getString("id") + " " + gap.getString("reason"))
                .containsExactlyInAnyOrder("e too_much", "g too_much");
        subscribe("h", "\"hosts\":[\"*\"]", cursor);
        assertThat(leg).as("all was taken").isNotNull();
    }

    @Test
    void shouldSendNothingOfAHostThatTheClientMayNotSeeAnyMore() {
        LongStream.rangeClosed(1, 2000).forEach(number -> inGroup("web-1", number, "web"));
        view.settle(timeOf(2000));
        String cursor = cursorOf(10);
        authenticated();
        outlet.room(0);
        subscribe("s", "\"groups\":[\"web\"]", cursor);
        read(chunk("web-1", 11, 1900));
        inGroup("web-1", 2001, "other");
        view.settle(timeOf(2001));
        pass(1000);

        drain();
        List<JsonObject> frames = outlet.take();
        assertThat(sequences(frames)).isEmpty();
        assertThat(of("resumed", frames).get(0).getLong("rows")).isZero();

        inGroup("web-1", 2002, "web");
        view.settle(timeOf(2002));
        pass(1000);
        frames = outlet.take();
        List<Long> sequences = sequences(frames);
        assertThat(of("gap", frames)).as("what was dropped is told").hasSize(1);
        assertThat(sequences).isEqualTo(numbers(sequences.get(0), 2002));
    }

    private String cursorOf(long next) {
        return new Cursor(topic, timeOf(next), new TreeMap<>(Map.of(0, next))).text();
    }

    @Test
    void shouldBringNoMoreValuesThanItMayHold() {
        String cursor = cursorAfter(10);
        samples("web-1", 11, 2100);
        comeBack(cursor);
        List<CpuCore> cores = IntStream.range(0, CORES)
                .mapToObj(core -> CpuCore.newBuilder()
                        .setName("cpu" + core)
                        .setUsagePercent(1f)
                        .build())
                .toList();
        Cpu cpu = Cpu.newBuilder()
                .setLogicalCount(CORES)
                .setUsagePercent(2f)
                .setCores(cores)
                .build();
        List<Placed> placed = LongStream.rangeClosed(11, 1200)
                .mapToObj(number -> new Placed(
                        Samples.builder("web-1", number).setCpu(cpu).build(),
                        new Arrival(0, number - 1, timeOf(number)),
                        100))
                .toList();
        read(new Chunk(0, placed, 1200, timeOf(1200), true));

        List<JsonObject> frames = outlet.take();
        JsonObject gap = of("gap", frames).get(0);
        List<Long> sequences = sequences(frames);
        assertThat(gap.getString("reason")).isEqualTo("too_much");
        long brought = sequences.stream().filter(each -> each < 1100).count();
        assertThat(brought).isBetween(2_000_000L / CORES - 50, 2_000_000L / CORES);
        assertThat(sequences.size() + gap.getLong("samples")).isEqualTo(2090);
    }

    @Test
    void shouldSendAllOfAHostThatHasTheNumberOfOneThatLeft() {
        String cursor = cursorAfter(10);
        comeBack(cursor);
        samples("web-1", 11, 20);
        pass(1000);
        outlet.take();
        view.remove("web-1", timeOf(20));
        view.settle(timeOf(20));
        for (int i = 0; i < 5; i++) {
            view.apply(sample("web-2", 21 + i), new Arrival(1, i, timeOf(21 + i)));
        }
        view.settle(timeOf(25));
        pass(1000);

        assertThat(sequences(outlet.take())).isEqualTo(numbers(21, 25));
    }
}
