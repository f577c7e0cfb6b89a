package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.loop.Subscription.Tail;
import java.time.Duration;
import java.util.HashMap;
import java.util.OptionalLong;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class LoopTailTest {

    private final LoopBench bench = new LoopBench(new Tail(Tail.EVERYTHING));

    @Test
    void shouldSeeEveryPartitionFromTheBeginning() {
        bench.append(bench.p0, "a");
        bench.append(bench.p1, "b");
        bench.append(bench.p2, "c", "d");
        bench.topic.trim(bench.p2, 1);
        bench.loop.start();

        bench.round();

        assertThat(bench.sink.delivered)
                .extracting(each -> String.join(",", each.values()))
                .containsExactlyInAnyOrder("a", "b", "d");
    }

    @Test
    void shouldCommitNothing() {
        bench.sink.immediate = true;
        bench.append(bench.p0, "a", "b");
        bench.loop.start();

        bench.untilCommit();
        bench.loop.close(Duration.ofSeconds(1));

        assertThat(bench.sink.delivered).hasSize(1);
        assertThat(bench.consumer.commits).isEmpty();
    }

    @Test
    void shouldStartSoFarBackInTime() {
        LoopBench recent = new LoopBench(new Tail(Duration.ofMillis(3)));
        recent.topic.timeOfOffsetZero(recent.time.millis() - 5);
        recent.append(recent.p0, "5 ms ago", "4 ms ago", "3 ms ago", "2 ms ago");
        recent.loop.start();

        recent.round();

        assertThat(recent.sink.asked).containsEntry(recent.p0, OptionalLong.of(2));
        assertThat(recent.sink.last().values()).containsExactly("3 ms ago", "2 ms ago");
    }

    @Test
    void shouldStartAtTheEndWhereNothingIsThatYoung() {
        LoopBench recent = new LoopBench(new Tail(Duration.ofSeconds(1)));
        recent.append(recent.p0, "long ago", "long ago");
        recent.loop.start();
        recent.append(recent.p0, "new");

        recent.round();

        assertThat(recent.sink.asked).containsEntry(recent.p0, OptionalLong.of(2));
        assertThat(recent.sink.last().values()).containsExactly("new");
    }

    @Test
    void shouldStartAtTheEndWhateverTheClockSays() {
        LoopBench recent = new LoopBench(new Tail(Tail.NOTHING));
        recent.topic.timeOfOffsetZero(recent.time.millis() + 3_600_000);
        recent.append(recent.p0, "by a clock an hour ahead");
        recent.loop.start();
        recent.append(recent.p0, "new");

        recent.round();

        assertThat(recent.sink.asked).containsEntry(recent.p0, OptionalLong.of(1));
        assertThat(recent.sink.last().values()).containsExactly("new");
    }

    @Test
    void shouldLetTheSinkDecideWhereToResume() {
        bench.append(bench.p0, "a", "b", "c");
        bench.sink.resuming = start -> OptionalLong.of(2);
        bench.append(bench.p1, "a", "b");
        bench.append(bench.p2, "a", "b");
        bench.loop.start();

        bench.round();

        assertThat(bench.sink.last().values()).containsExactly("c");
    }

    @Test
    void shouldSayThatTheTopicIsMissing() {
        FakeConsumer consumer = new FakeConsumer(new FakeTopic("another", 1), new HashMap<>(), new ManualTime());

        assertThatThrownBy(() ->
                        new TailStart(consumer, bench.time).assign("hoststream.samples", new Tail(Tail.EVERYTHING)))
                .isInstanceOf(UnknownTopicOrPartitionException.class)
                .hasMessage("Topic hoststream.samples does not exist");
    }

    @Test
    void shouldReleaseItsPartitionsWhenItStops() {
        bench.loop.start();
        bench.round();

        bench.loop.close(Duration.ofSeconds(1));

        assertThat(bench.sink.released).containsExactlyInAnyOrder(bench.p0, bench.p1, bench.p2);
    }
}
