package io.hoststream.bench.scrape;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Debian's prometheus-node-exporter, run for the comparison. */
final class NodeExporter implements AutoCloseable {

    private static final String PROGRAM = "prometheus-node-exporter";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final int port;

    private NodeExporter(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static NodeExporter start() throws IOException, InterruptedException {
        int port = freePort();
        Process process;
        try {
            process = new ProcessBuilder(PROGRAM, "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(PROGRAM + " cannot be run (Debian: apt install " + PROGRAM + ")", e);
        }
        NodeExporter started = new NodeExporter(process, port);
        ScrapeClient client = new ScrapeClient(port, "text/plain", false);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!client.answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                started.close();
                throw new IOException(PROGRAM + " does not answer on port " + port);
            }
            Thread.onSpinWait();
        }
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
