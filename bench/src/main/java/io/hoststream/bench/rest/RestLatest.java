package io.hoststream.bench.rest;

import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Pace;
import io.hoststream.bench.agent.Table;
import io.hoststream.bench.decode.BrokerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The newest values of a host, asked for as often as one processor can answer, while a hundred hosts send once a second. Run with
 * {@code bench/run rest [SECONDS]}; needs wrk and two processors.
 */
public final class RestLatest {

    private static final int SECONDS = 20;
    private static final int WARM_UP_SECONDS = 15;
    private static final int HOSTS = 100;
    private static final int SERVER = 0;
    private static final int OTHERS = 1;
    private static final double GOAL_RATE = 5000;
    private static final double GOAL_P99_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RestLatest() {}

    /** Measures; takes for how long. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SECONDS;
        Path scratch = Files.createTempDirectory("hoststream-rest");
        List<Process> started = new ArrayList<>();
        int exit;
        try (BrokerProcess broker = new BrokerProcess(scratch.resolve("broker"))) {
            Machine.describe("rest, " + HOSTS + " hosts at 1 s, for " + seconds + " s", out);
            String kafka = "kafka.bootstrap=" + broker.kafka().bootstrap();
            int port = freePort();
            started.add(serve(scratch, kafka, port));
            started.add(simulate(scratch, kafka));
            exit = measure(scratch, port, seconds, started, out);
        } finally {
            for (Process process : started) {
                end(process);
            }
        }
        System.exit(exit);
    }

    private static int measure(Path scratch, int port, int seconds, List<Process> started, PrintStream out)
            throws IOException, InterruptedException {
        String address = "http://127.0.0.1:" + port + "/api/v1/metrics/sim-0001/latest";
        Path file = scratch.resolve("serve").resolve("api.key");
        int bytes = bytes(address, file);
        String key = Files.readString(file).strip();
        Wrk.ask(address, key, WARM_UP_SECONDS, OTHERS);
        Wrk ours = Wrk.ask(address, key, seconds, OTHERS);
        Process bare = java(null, SERVER, List.of(BareServer.class.getName(), Integer.toString(bytes)));
        started.add(bare);
        String itsPort =
                new BufferedReader(new InputStreamReader(bare.getInputStream(), StandardCharsets.UTF_8)).readLine();
        Wrk.ask("http://127.0.0.1:" + itsPort + "/", key, WARM_UP_SECONDS, OTHERS);
        return report(bytes, ours, Wrk.ask("http://127.0.0.1:" + itsPort + "/", key, seconds, OTHERS), out);
    }

    private static int report(int bytes, Wrk ours, Wrk bare, PrintStream out) {
        Table table = new Table("server on one processor", "bytes", "requests/s", "p99 ms", "not 2xx", "goals");
        table.row(
                "latest of a host",
                Integer.toString(bytes),
                Table.number(ours.perSecond(), 0),
                Table.number(ours.p99Millis(), 1),
                Long.toString(ours.wrong()),
                "5000/s, 20 ms");
        table.row(
                "the same bytes, bare",
                Integer.toString(bytes),
                Table.number(bare.perSecond(), 0),
                Table.number(bare.p99Millis(), 1),
                Long.toString(bare.wrong()),
                "ratio " + Table.number(ours.perSecond() / bare.perSecond(), 2));
        table.print(out);
        return ours.perSecond() >= GOAL_RATE && ours.p99Millis() <= GOAL_P99_MILLIS && ours.wrong() == 0 ? 0 : 1;
    }

    /** Waits until the host is there; how many bytes the answer has. */
    private static int bytes(String address, Path key) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String why = "nobody listens";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("X-API-Key", Files.readString(key).strip())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body().length();
                }
                why = answer.body();
            } catch (IOException e) {
                why = e.toString();
            }
            pause();
        }
        throw new IllegalStateException(address + " did not answer: " + why);
    }

    private static void pause() throws InterruptedException {
        try (Pace pace = new Pace()) {
            pace.pass(Duration.ofMillis(200));
        }
    }

    private static Process simulate(Path scratch, String kafka) throws IOException {
        String hosts = Integer.toString(HOSTS);
        return java(
                scratch.resolve("simulate.out"),
                OTHERS,
                List.of(
                        "io.hoststream.launcher.Main",
                        "simulate",
                        "--hosts",
                        hosts,
                        "--interval",
                        "1s",
                        "--set",
                        kafka));
    }

    private static Process serve(Path scratch, String kafka, int port) throws IOException {
        return java(
                scratch.resolve("serve.out"),
                SERVER,
                List.of(
                        "io.hoststream.launcher.Main",
                        "run",
                        "serve",
                        "--data",
                        scratch.resolve("serve").toString(),
                        "--set",
                        kafka,
                        "--set",
                        "serve.port=" + port,
                        "--set",
                        "serve.requests-per-key=1000000",
                        "--set",
                        "serve.requests-per-address=1000000"));
    }

    private static Process java(@Nullable Path output, int processor, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "taskset",
                "-c",
                Integer.toString(processor),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=logback-client.xml",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return output == null
                ? builder.start()
                : builder.redirectOutput(output.toFile()).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
