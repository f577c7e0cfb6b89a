package io.hoststream.bench.decode;

import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.kafka.Topics;
import io.hoststream.pipeline.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A broker in a process of its own, with the topics of hoststream: what it does costs the consumer no memory and no pauses. */
public final class BrokerProcess implements AutoCloseable {

    static final String LISTENS = "listens ";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final KafkaSettings kafka;

    /** Starts it with its files in this directory. */
    public BrokerProcess(Path directory) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dlogback.configurationFile=logback-client.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerMain.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        kafka = Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", bootstrap()));
        new Topics(kafka, PATIENCE).apply();
    }

    private String bootstrap() throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENS)) {
                return line.substring(LISTENS.length());
            }
        }
        throw new IOException("the broker did not start");
    }

    /** How it is reached. */
    public KafkaSettings kafka() {
        return kafka;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
