package io.hoststream.pipeline.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Remembers what a loop told it. */
final class RecordingMonitor implements LoopMonitor {

    final List<DeadLetter> malformed = new ArrayList<>();
    final List<String> backOffs = new ArrayList<>();
    Set<TopicPartition> backingOff = Set.of();
    int delivered;
    int strangers;
    long lost;
    long lag;

    @Override
    public void delivered(int records) {
        delivered += records;
    }

    @Override
    public void malformed(DeadLetter letter) {
        malformed.add(letter);
    }

    @Override
    public void stranger() {
        strangers++;
    }

    @Override
    public void backOff(String reason) {
        backOffs.add(reason);
    }

    @Override
    public void lost(long records) {
        lost += records;
    }

    @Override
    public void round(long records, Set<TopicPartition> partitions) {
        lag = records;
        backingOff = partitions;
    }
}
