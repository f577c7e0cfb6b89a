package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.travel.Leg;
import io.hoststream.serve.travel.Located;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ResumeTest extends ResumeFixture {

    @Test
    void shouldGoOnFromMemoryWhereTheClientWas() {
        String cursor = cursorAfter(10);
        samples("web-1", 11, 20);
        comeBack(cursor);
        samples("web-1", 21, 25);
        pass(1000);

        List<JsonObject> frames = outlet.take();
        assertThat(sequences(frames)).isEqualTo(numbers(11, 25));
        assertThat(of("gap", frames)).isEmpty();
        assertThat(of("resumed", frames)).singleElement().satisfies(frame -> {
            assertThat(frame.getLong("rows")).isEqualTo(10);
            assertThat(frame.getLong("skipped")).isZero();
        });
        assertThat(leg).as("the topic is not read").isNull();
    }

    @Test
    void shouldBringFromTheTopicWhatMemoryHasNoMore() {
        String cursor = cursorAfter(10);
        samples("web-1", 11, 2000);
        comeBack(cursor);
        Leg reading = Objects.requireNonNull(leg);
        assertThat(reading.hosts().test("web-1")).isTrue();
        assertThat(reading.hosts().test("other")).isFalse();
        reading.listener().located(new Located(Map.of(0, 10L), Map.of(0, 0L), Map.of(0, 2000L), OptionalLong.of(0)));
        reading.listener().read(chunk("web-1", 11, 700));
        samples("web-1", 2001, 2050);
        reading.listener().read(chunk("web-1", 701, 1110));
        samples("web-1", 2051, 2100);
        reading.listener().read(chunk("web-1", 1111, 1900));
        samples("web-1", 2101, 2103);
        pass(1000);

        List<JsonObject> frames = outlet.take();
        assertThat(sequences(frames)).isEqualTo(numbers(11, 2103));
        assertThat(of("resumed", frames))
                .singleElement()
                .satisfies(frame -> assertThat(frame.getLong("rows")).isEqualTo(2090));
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void shouldSayHowManySamplesCannotBeBrought() {
        String cursor = cursorAfter(10);
        samples("web-1", 11, 2000);
        comeBack(cursor);
        Leg reading = Objects.requireNonNull(leg);
        reading.listener().located(new Located(Map.of(0, 10L), Map.of(0, 0L), Map.of(0, 2000L), OptionalLong.of(0)));
        reading.listener().read(chunk("web-1", 11, 500));
        reading.listener().unreachable("the broker is gone");
        pass(1000);

        List<JsonObject> frames = outlet.take();
        JsonObject gap = of("gap", frames).get(0);
        List<Long> sequences = sequences(frames);
        assertThat(gap.getString("reason")).isEqualTo("unreadable");
        assertThat(sequences.size() + gap.getLong("samples")).isEqualTo(1990);
        assertThat(of("resumed", frames).get(0).getLong("skipped")).isEqualTo(gap.getLong("samples"));
        assertThat(sequences).isSorted().doesNotHaveDuplicates().endsWith(2000L);
    }

    @Test
    void shouldTellThatATopicWasMadeAnew() {
        String cursor = cursorAfter(10);
        topic = new UUID(3, 4);
        samples("web-1", 11, 12);
        comeBack(cursor);

        assertThat(of("gap", outlet.take())).singleElement().satisfies(gap -> {
            assertThat(gap.getString("reason")).isEqualTo("too_old");
            assertThat(gap.getValue("samples")).isNull();
        });
    }

    @Test
    void shouldAnswerAForgedCursorAndBeginAnew() {
        comeBack("AAAA");
        samples("web-1", 1, 1);

        List<JsonObject> frames = outlet.take();
        assertThat(of("error", frames))
                .singleElement()
                .satisfies(error -> assertThat(error.getString("detail")).contains("'AAAA'"));
        assertThat(sequences(frames)).containsExactly(1L);
        assertThat(outlet.closed()).isNull();
    }

    @Test
    void shouldLeaveOutWhatTheClientHasWhileTheViewIsBehind() {
        String cursor = cursorAfter(10);
        view.remove("web-1", timeOf(10));
        view.settle(timeOf(10));
        comeBack(cursor);
        samples("web-1", 1, 15);
        pass(1000);

        assertThat(sequences(outlet.take())).isEqualTo(numbers(11, 15));
    }

    @Test
    void shouldBringAllThatComesAtOnceWhileTheViewCatchesUp() {
        String cursor = cursorAfter(10);
        comeBack(cursor);
        samples("web-1", 11, 20);
        pass(1000);
        samples("web-1", 21, 420);
        pass(1000);
        samples("web-1", 421, 421);
        List<JsonObject> frames = outlet.take();
        assertThat(sequences(frames)).isEqualTo(numbers(11, 421));

        samples("web-1", 422, 1600);
        pass(1000);
        frames = outlet.take();
        JsonObject gap = of("gap", frames).get(0);
        assertThat(gap.getLong("samples") + sequences(frames).size()).isEqualTo(1179);
        assertThat(gap.getLong("from")).isEqualTo(timeOf(421));
    }

    @Test
    void shouldTravelAndBecomeLiveWithoutAGapOrARepeat() {
        samples("web-1", 1, 30);
        nanos.set(TimeUnit.SECONDS.toNanos(30));
        authenticated();
        say("\"type\":\"subscribe\",\"from\":" + timeOf(10) + ",\"speed\":10");
        Leg reading = Objects.requireNonNull(leg);
        reading.listener().located(new Located(Map.of(0, 0L), Map.of(0, 0L), Map.of(0, 30L), OptionalLong.of(0)));
        reading.listener().read(chunk("web-1", 1, 30));
        pass(1500);
        current().heard("{\"type\":\"pace\",\"id\":\"s\",\"speed\":0}");
        pass(1000);
        List<JsonObject> first = outlet.take();
        assertThat(sequences(first)).startsWith(9L, 10L, 11L).doesNotContain(30L);
        assertThat(of("position", first).get(of("position", first).size() - 1).getString("state"))
                .isEqualTo("paused");
        current().heard("{\"type\":\"pace\",\"id\":\"s\",\"speed\":50}");
        pass(1000);
        samples("web-1", 31, 34);
        pass(1000);

        List<JsonObject> frames = new ArrayList<>(first);
        frames.addAll(outlet.take());
        assertThat(sequences(frames)).isEqualTo(numbers(9, 34));
        assertThat(of("position", frames).get(of("position", frames).size() - 1).getString("state"))
                .isEqualTo("live");
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void shouldRefuseOneTravellerTooManyAndStayLive() {
        roomForTravellers = false;
        authenticated();
        say("\"type\":\"subscribe\",\"from\":" + timeOf(10));
        samples("web-1", 1, 1);

        List<JsonObject> frames = outlet.take();
        assertThat(of("refused", frames)).hasSize(1);
        assertThat(sequences(frames)).containsExactly(1L);
    }

    @Test
    void shouldEndTheReaderWithTheSocket() {
        authenticated();
        say("\"type\":\"subscribe\",\"from\":" + timeOf(10));
        current().closed();

        assertThat(closed).isEqualTo(1);
    }
}
