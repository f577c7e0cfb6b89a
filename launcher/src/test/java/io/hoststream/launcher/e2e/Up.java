package io.hoststream.launcher.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code hoststream up} with a sample every second, on ports and a data directory of its own, to be started and stopped. */
final class Up implements AutoCloseable {

    private final Path scratch;
    private final List<Integer> ports;
    private final List<String> settings;
    private final HoststreamProcess process;

    private Up(Path scratch, List<Integer> ports, List<String> settings) throws IOException {
        this.scratch = scratch;
        this.ports = ports;
        this.settings = settings;
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data().toString()));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        this.process = HoststreamProcess.start(scratch, "up", arguments);
    }

    /** Starts it with its data in {@code scratch} and with these settings, each {@code key=value}; does not wait. */
    static Up start(Path scratch, String... settings) throws IOException {
        List<Integer> ports = Ports.free(3);
        List<String> all = new ArrayList<>(List.of(
                "broker.port=" + ports.get(0),
                "serve.port=" + ports.get(1),
                "export.port=" + ports.get(2),
                "collect.interval=1s"));
        all.addAll(List.of(settings));
        return new Up(scratch, ports, all);
    }

    /** Starts the same again, on the data that the first one left; does not wait. */
    Up again() throws IOException {
        return new Up(scratch, ports, settings);
    }

    /** Waits until it has printed the link to its page, which it does when everything runs. */
    void awaitStarted() {
        process.awaitLine("/#key=");
    }

    /** Its Kafka broker. */
    Broker broker() {
        return new Broker("127.0.0.1:" + ports.get(0));
    }

    /** Its API, for who holds its key. */
    Rest rest() throws IOException {
        return new Rest(
                ports.get(1), Files.readString(data().resolve("api.key")).strip());
    }

    /** Where its page is, without the key. */
    String address() {
        return "http://127.0.0.1:" + ports.get(1);
    }

    /** Where the Prometheus scrape is. */
    int exportPort() {
        return ports.get(2);
    }

    /** Its closed archive files. */
    ArchiveContent archive() {
        return new ArchiveContent(data().resolve("archive"));
    }

    /** The data directory. */
    Path data() {
        return scratch.resolve("data");
    }

    HoststreamProcess process() {
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
