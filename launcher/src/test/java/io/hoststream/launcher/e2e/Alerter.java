package io.hoststream.launcher.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Role alert in processes of its own. */
final class Alerter {

    private final Path scratch;
    private final List<String> settings;
    private int started;

    /** Instances with output in {@code scratch}; each setting is {@code key=value}. */
    Alerter(Path scratch, String... settings) {
        this.scratch = scratch;
        this.settings = List.of(settings);
    }

    /** Starts one; does not wait. */
    HoststreamProcess start() throws IOException {
        return start(List.of());
    }

    /** Starts one that ends itself at a crash point, {@code sent:3} for instance. */
    HoststreamProcess startDoomed(String crashAt) throws IOException {
        return start(List.of("-Dhoststream.crash-at=" + crashAt));
    }

    private HoststreamProcess start(List<String> flags) throws IOException {
        started++;
        String name = "alert-" + started;
        List<String> arguments = new ArrayList<>(List.of(
                "run", "alert", "--data", scratch.resolve(name + "-data").toString()));
        arguments.addAll(List.of("--set", "health.port=" + Ports.free()));
        settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
        return HoststreamProcess.start(scratch, name, flags, arguments);
    }
}
