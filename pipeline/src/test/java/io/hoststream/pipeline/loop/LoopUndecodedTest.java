package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoopUndecodedTest {

    private final LoopBench bench = LoopBench.grouped(0, 1);

    @Test
    void shouldKeepARecordThatCannotBeDecodedYet() {
        bench.sink.immediate = true;
        bench.puzzled = true;
        bench.append(bench.p0, "riddle", "a");
        bench.append(bench.p1, "b");
        bench.rounds(40);

        assertThat(bench.sink.delivered).extracting(FakeSink.Delivered::values).containsExactly(List.of("b"));
        assertThat(bench.deadLetters.sent).isEmpty();
        assertThat(bench.monitor.backOffs).hasSizeBetween(2, 5).containsOnly("the registry is away");
        assertThat(bench.committed(bench.p0)).isEqualTo(-1);

        bench.puzzled = false;
        bench.rounds(20);

        assertThat(bench.sink.last().values()).containsExactly("riddle", "a");
        assertThat(bench.committed(bench.p0)).isEqualTo(2);
        assertThat(bench.consumer.paused()).isEmpty();
        assertThat(bench.deadLetters.sent).isEmpty();
    }

    @Test
    void shouldDeliverWhatComesBeforeARecordThatCannotBeDecodedYet() {
        bench.sink.immediate = true;
        bench.puzzled = true;
        bench.append(bench.p0, "a", "malformed", "riddle", "malformed");
        bench.rounds(40);

        assertThat(bench.sink.delivered).hasSize(1);
        assertThat(bench.sink.last().values()).containsExactly("a");
        assertThat(bench.sink.last().batch().next()).isEqualTo(2);
        assertThat(bench.committed(bench.p0)).isEqualTo(2);

        bench.puzzled = false;
        bench.rounds(20);

        assertThat(bench.sink.last().values()).containsExactly("riddle");
        assertThat(bench.deadLetters.offsets()).containsExactly(1L, 3L);
        assertThat(bench.committed(bench.p0)).isEqualTo(4);
    }

    @Test
    void shouldNotTakeForDurableWhatTheSinkStillHolds() {
        bench.puzzled = true;
        bench.append(bench.p0, "a");
        bench.round();
        bench.sink.last().done().complete(0L);
        bench.append(bench.p0, "riddle");

        bench.rounds(40);

        assertThat(bench.consumer.commits).isEmpty();
        assertThat(bench.monitor.backOffs).isNotEmpty();
    }
}
