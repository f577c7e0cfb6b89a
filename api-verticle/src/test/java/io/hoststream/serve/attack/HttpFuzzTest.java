package io.hoststream.serve.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are spoiled: no failure of the server, nothing of its insides in an answer, and it goes on as before. */
class HttpFuzzTest {

    private static final long SEED = 20_260_201;
    private static final int HOSTS = 8;
    private static final int QUIET_MILLIS = 200;
    private static final long MOST_MORE_BYTES = 64L << 20;

    private final Random random = new Random(SEED);
    private final MarkedFleet fleet = new MarkedFleet(random, HOSTS);
    private final Questions questions = new Questions(random, fleet);
    private final Mutator mutator = new Mutator(random);
    private final TestServer server = new TestServer();
    private @Nullable Wire open;

    @AfterEach
    void stop() {
        disconnect();
        server.close();
    }

    /** The request is whole, and what it asks for is spoiled: many on one connection. */
    @Test
    void whatIsAskedForIsSpoiled() throws IOException {
        server.feed(fleet::feed);
        long before = Heap.used();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = Cases.of(30_000); i > 0; i--) {
            String request = request();
            Optional<Answer> answer = ask(request);
            answer.ifPresent(given -> {
                Traces.expectNone(request, given);
                statuses.merge(given.status(), 1, Integer::sum);
            });
            if (answer.isEmpty() || answer.get().last()) {
                disconnect();
            }
        }
        assertThat(statuses).as("statuses").containsKeys(200, 400, 401, 404, 405);
        expectSound(before);
    }

    /** The bytes are spoiled, so that the end of the request may be anywhere: each on a connection of its own. */
    @Test
    void bytesAreSpoiled() throws IOException {
        server.feed(fleet::feed);
        long before = Heap.used();
        for (int i = Cases.of(30_000) / 10; i > 0; i--) {
            byte[] bytes = mutator.spoiled(request().getBytes(StandardCharsets.ISO_8859_1));
            String asked = new String(bytes, StandardCharsets.ISO_8859_1);
            try (Wire wire = new Wire(server.port())) {
                wire.send(bytes);
                wire.finish();
                String answers = wire.rest(QUIET_MILLIS);
                Traces.expectNone(asked, answers);
                // A version of HTTP that there is not is answered below us.
                assertThat(answers.replace("HTTP/1.1 501 Not Implemented", ""))
                        .as(asked)
                        .doesNotContain("HTTP/1.1 5");
            } catch (IOException e) {
                // The server closed the connection before everything was sent.
                assertThat(e).hasMessageMatching("(?i).*(reset|pipe|closed).*");
            }
        }
        expectSound(before);
    }

    private void expectSound(long before) {
        assertThat(server.get("/api/v1/hosts").statusCode()).isEqualTo(200);
        disconnect();
        assertThat(Heap.used() - before).as("bytes more").isLessThan(MOST_MORE_BYTES);
    }

    private String request() {
        String method = random.nextInt(4) > 0 ? "GET" : Odds.method(random);
        String target = random.nextInt(3) == 0 ? questions.next() : Odds.line(mutator.spoiled(questions.next()));
        String body = method.equals("GET") || method.equals("HEAD") ? "" : mutator.spoiled(Odds.SILENCE);
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        request.append(random.nextInt(20) == 0 ? "" : "X-API-Key: " + TestServer.KEY + "\r\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            request.append(Odds.header(random, mutator)).append("\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return request.append("\r\n").append(body).toString();
    }

    private Optional<Answer> ask(String request) throws IOException {
        if (open == null) {
            open = new Wire(server.port());
        }
        open.send(request.getBytes(StandardCharsets.ISO_8859_1));
        Optional<Answer> answer = open.answer(request.startsWith("HEAD"));
        return answer.isPresent() && answer.get().status() == 100 ? open.answer(false) : answer;
    }

    private void disconnect() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
