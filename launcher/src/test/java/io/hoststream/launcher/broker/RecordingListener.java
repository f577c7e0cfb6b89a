package io.hoststream.launcher.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it was told. */
final class RecordingListener implements BrokerListener {

    final List<BrokerStage> stages = new CopyOnWriteArrayList<>();
    final List<BrokerFailure> failures = new CopyOnWriteArrayList<>();
    final List<FreeSpaceState> spaces = new CopyOnWriteArrayList<>();

    @Override
    public void stageReached(BrokerStage stage) {
        stages.add(stage);
    }

    @Override
    public void failed(BrokerFailure failure) {
        failures.add(failure);
    }

    @Override
    public void freeSpaceChanged(FreeSpaceState state, long freeBytes) {
        spaces.add(state);
    }
}
