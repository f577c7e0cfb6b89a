package io.hoststream.serve.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.serve.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages and frames that are spoiled, on sockets that were let in: each ends with a word and a close code, or goes on. */
class LiveFuzzTest {

    private static final long SEED = 20_260_202;
    private static final int HOSTS = 8;
    private static final int QUIET_MILLIS = 50;
    private static final int MESSAGES = 6;
    private static final long MOST_MORE_BYTES = 64L << 20;
    private static final List<String> MESSAGES_OF_ALL_KINDS = List.of(
            "{\"type\":\"auth\",\"token\":\"" + TestServer.KEY + "\"}",
            "{\"type\":\"subscribe\",\"id\":\"a\",\"hosts\":[\"*\"],\"metrics\":[\"cpu_usage_percent\"],\"history\":60}",
            "{\"type\":\"subscribe\",\"id\":\"b\",\"hosts\":[\"web-*\"],\"groups\":[\"db\"],\"metrics\":[\"*\"],\"rate\":2.5}",
            "{\"type\":\"subscribe\",\"id\":\"c\",\"hosts\":[\"*\"],\"metrics\":[\"*\"],\"after\":\"1.AAAA.0-12\"}",
            "{\"type\":\"subscribe\",\"id\":\"d\",\"hosts\":[\"*\"],\"metrics\":[\"*\"],\"from\":1769860800000,\"speed\":10}",
            "{\"type\":\"pace\",\"id\":\"d\",\"speed\":0}",
            "{\"type\":\"seek\",\"id\":\"d\",\"from\":\"2026-01-31T12:00:00Z\"}",
            "{\"type\":\"live\",\"id\":\"d\"}",
            "{\"type\":\"unsubscribe\",\"id\":\"a\"}",
            "{\"type\":\"ping\"}",
            "{\"type\":\"pong\"}");

    private final Random random = new Random(SEED);
    private final MarkedFleet fleet = new MarkedFleet(random, HOSTS);
    private final Mutator mutator = new Mutator(random);
    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void messagesAndFramesAreSpoiled() throws IOException {
        server.feed(fleet::feed);
        long before = Heap.used();
        for (int i = Cases.of(6_000) / MESSAGES; i > 0; i--) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (Wire wire = new Wire(server.port())) {
                wire.send(Frame.handshake(TestServer.KEY));
                assertThat(wire.answer(true).orElseThrow().status()).isEqualTo(101);
                for (int message = MESSAGES; message > 0; message--) {
                    sent.writeBytes(frame());
                }
                wire.send(sent.toByteArray());
                wire.finish();
                Traces.expectNone(sent.toString(StandardCharsets.ISO_8859_1), wire.rest(QUIET_MILLIS));
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i).*(reset|pipe|closed).*");
            }
        }
        assertThat(server.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> server.meter("hoststream.serve.clients") == 0);
        assertThat(Heap.used() - before).as("bytes more").isLessThan(MOST_MORE_BYTES);
    }

    /** A frame whose message is spoiled, or that is itself. */
    private byte[] frame() {
        String message = MESSAGES_OF_ALL_KINDS.get(random.nextInt(MESSAGES_OF_ALL_KINDS.size()));
        return random.nextInt(4) == 0
                ? mutator.spoiled(Frame.of(0x80 | random.nextInt(16), message.getBytes(StandardCharsets.UTF_8)))
                : Frame.text(random.nextInt(3) == 0 ? message : mutator.spoiled(message));
    }
}
