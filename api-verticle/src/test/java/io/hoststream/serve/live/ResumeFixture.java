package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;

import io.hoststream.serve.travel.Chunk;
import io.hoststream.serve.travel.Leg;
import io.hoststream.serve.travel.Placed;
import io.hoststream.serve.travel.Reading;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.Arrival;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A topic that the test reads out by hand, and a client that comes back to it. */
abstract class ResumeFixture extends ConversationFixture {

    /** The leg that is read, by hand. */
    private final class HandReader implements Reading {

        @Override
        public void begin(Leg next) {
            leg = next;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    UUID topic = new UUID(1, 2);
    boolean roomForTravellers = true;

    @Nullable
    Leg leg;

    int closed;

    @Override
    Rewind rewind() {
        return new Rewind(
                () -> roomForTravellers ? Optional.of(new HandReader()) : Optional.empty(),
                () -> Optional.of(new HandReader()),
                () -> Optional.of(topic),
                () -> timeOf(0) + TimeUnit.NANOSECONDS.toMillis(nanos.get()));
    }

    void samples(String host, long first, long last) {
        LongStream.rangeClosed(first, last)
                .forEach(number -> view.apply(sample(host, number), new Arrival(0, number - 1, timeOf(number))));
        view.settle(timeOf(last));
    }

    static Chunk chunk(String host, long first, long last) {
        List<Placed> placed = LongStream.rangeClosed(first, last)
                .mapToObj(number -> new Placed(sample(host, number), new Arrival(0, number - 1, timeOf(number)), 100))
                .toList();
        return new Chunk(0, placed, last, timeOf(last), true);
    }

    void say(String members) {
        current().heard("{\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + "," + members + "}");
    }

    void pass(long millis) {
        timers.pass(millis);
        hub.tick(TimeUnit.NANOSECONDS.toMillis(nanos.get()));
    }

    static List<JsonObject> of(String type, List<JsonObject> frames) {
        return frames.stream()
                .filter(frame -> frame.getString("type").equals(type))
                .toList();
    }

    /** The numbers of all samples in frames of history and data, in their order. */
    static List<Long> sequences(List<JsonObject> frames) {
        List<Long> sequences = new ArrayList<>();
        for (JsonObject frame : frames) {
            if (frame.getString("type").equals("history")) {
                frame.getJsonArray("s").forEach(each -> sequences.add(((Number) each).longValue()));
            } else if (frame.getString("type").equals("data")) {
                frame.getJsonArray("d").forEach(each -> sequences.add(((JsonArray) each).getLong(2)));
            }
        }
        return sequences;
    }

    static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** A client that has seen the first so many samples, and the cursor that it was given. */
    String cursorAfter(long count) {
        authenticated();
        say("\"type\":\"subscribe\"");
        samples("web-1", 1, count);
        pass(6000);
        String cursor = of("cursor", outlet.take()).get(0).getString("cursor");
        current().closed();
        return cursor;
    }

    void comeBack(String cursor) {
        authenticated();
        say("\"type\":\"subscribe\",\"after\":\"" + cursor + "\"");
    }
}
