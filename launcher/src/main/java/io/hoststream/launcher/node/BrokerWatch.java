package io.hoststream.launcher.node;

import io.hoststream.launcher.broker.BrokerFailure;
import io.hoststream.launcher.broker.BrokerListener;
import io.hoststream.launcher.broker.BrokerStage;
import io.hoststream.launcher.broker.FreeSpaceState;
import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.ByteSize;
import java.util.function.Consumer;

/** Passes on what the broker inside says of itself: to the progress of the start, to health, and its death to the node. */
final class BrokerWatch implements BrokerListener {

    static final String PART = "broker";

    private static final long MEGABYTE = 1L << 20;

    private final Progress progress;
    private final Indicator indicator;
    private final Consumer<Throwable> fatal;
    private volatile FreeSpaceState space = FreeSpaceState.OK;

    BrokerWatch(Progress progress, Indicator indicator, Consumer<Throwable> fatal) {
        this.progress = progress;
        this.indicator = indicator;
        this.fatal = fatal;
    }

    @Override
    public void stageReached(BrokerStage stage) {
        progress.step(PART, stage.description());
        if (stage == BrokerStage.READY && space == FreeSpaceState.OK) {
            indicator.up();
        }
    }

    @Override
    public void failed(BrokerFailure failure) {
        indicator.down(failure.message());
        fatal.accept(new UserException(ExitCode.FAILURE, failure.message()));
    }

    @Override
    public void freeSpaceChanged(FreeSpaceState state, long freeBytes) {
        space = state;
        if (state == FreeSpaceState.LOW) {
            indicator.down("only " + new ByteSize(freeBytes / MEGABYTE * MEGABYTE)
                    + " are free where the broker keeps its files (broker.minimum-free)");
        } else {
            indicator.up();
        }
    }
}
