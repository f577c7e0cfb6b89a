package io.hoststream.bench.decode;

import io.hoststream.launcher.broker.BrokerFailure;
import io.hoststream.launcher.broker.BrokerListener;
import io.hoststream.launcher.broker.BrokerSettings;
import io.hoststream.launcher.broker.BrokerStage;
import io.hoststream.launcher.broker.EmbeddedBroker;
import io.hoststream.launcher.broker.FreeSpaceState;
import java.io.IOException;
import java.nio.file.Path;

/** A broker that says where it listens and ends when its input does. */
final class BrokerMain implements BrokerListener {

    private BrokerMain() {}

    /** Takes the directory for its files. */
    public static void main(String[] arguments) throws IOException {
        try (EmbeddedBroker broker =
                new EmbeddedBroker(BrokerSettings.in(Path.of(arguments[0])).withPort(0), new BrokerMain())) {
            broker.start();
            System.out.println(BrokerProcess.LISTENS + broker.bootstrap());
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }

    @Override
    public void stageReached(BrokerStage stage) {
        // Nobody watches the start.
    }

    @Override
    public void failed(BrokerFailure failure) {
        throw new IllegalStateException(failure.message());
    }

    @Override
    public void freeSpaceChanged(FreeSpaceState state, long freeBytes) {
        // Checked by who fills it.
    }
}
