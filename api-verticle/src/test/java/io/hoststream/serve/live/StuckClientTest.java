package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.timeOf;
import static io.hoststream.serve.Samples.withCores;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that connects, subscribes to everything and then never reads. */
class StuckClientTest {

    private static final int HOSTS = 20;
    private static final int CORES = 200;
    private static final int ROUNDS = 1500;
    private static final String SUBSCRIBE =
            "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"*\"]}";

    /** The bytes of CR LF CR LF as one number. */
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private final TestServer server = new TestServer();

    @Test
    void shouldCostLittleHurtNobodyAndBeClosed() throws IOException {
        try (server;
                Socket stuck = stuckClient();
                TestClient healthy = TestClient.withKey(server)) {
            healthy.send(SUBSCRIBE);
            await().until(() -> server.meter("hoststream.serve.clients") == 2);
            for (int round = 1; round <= ROUNDS; round++) {
                feed(round);
                expect(healthy, round);
            }

            double samples = HOSTS * (double) ROUNDS;
            assertThat(server.meter("hoststream.serve.conflated")).isGreaterThan(samples / 2);
            assertClosed(healthy, stuck);
        }
    }

    private void assertClosed(TestClient healthy, Socket stuck) throws IOException {
        server.pass(Duration.ofSeconds(1));
        server.pass(Duration.ofSeconds(30));
        assertThat(server.meter("hoststream.serve.clients")).isEqualTo(2);
        server.pass(Duration.ofSeconds(1));
        server.pass(Duration.ofSeconds(5));

        await().untilAsserted(() ->
                assertThat(server.meter("hoststream.serve.clients")).isEqualTo(1));
        feed(ROUNDS + 1);
        expect(healthy, ROUNDS + 1);
        assertThat(drained(stuck)).isLessThan(32 << 20);
    }

    private void feed(int round) {
        server.feed(view -> {
            for (int host = 0; host < HOSTS; host++) {
                view.apply(withCores("host-" + host, round, CORES), timeOf(round));
            }
        });
    }

    /** The healthy client gets every sample of every host: nothing of what the other one needs is at its cost. */
    private static void expect(TestClient healthy, int round) {
        int hosts = 0;
        while (hosts < HOSTS) {
            for (JsonArray sample : FakeOutlet.samples(healthy.next("data"))) {
                assertThat(sample.getLong(2)).isEqualTo(round);
                assertThat(sample).hasSize(4);
                hosts++;
            }
        }
        assertThat(hosts).isEqualTo(HOSTS);
    }

    private Socket stuckClient() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + LiveRoute.PATH + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "X-API-Key: " + TestServer.KEY + "\r\n\r\n")
                .getBytes(US_ASCII));
        int last = 0;
        while (last != END_OF_HEAD) {
            last = (last << Byte.SIZE) | socket.getInputStream().read();
        }
        out.write(masked(SUBSCRIBE));
        out.flush();
        return socket;
    }

    /** A text frame as a client sends it, masked with zeros. */
    private static byte[] masked(String text) {
        byte[] payload = text.getBytes(UTF_8);
        byte[] frame = new byte[payload.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }

    /** Reads to the end, which a reset may be, and says how much there was. */
    private static long drained(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[65_536];
        long total = 0;
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
            }
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        return total;
    }
}
