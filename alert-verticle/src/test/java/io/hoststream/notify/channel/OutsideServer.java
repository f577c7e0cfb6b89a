package io.hoststream.notify.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;

/** A server of HTTP on loopback that answers as it is told, in ways that well-behaved servers do not. */
final class OutsideServer implements AutoCloseable {

    /** A request as it came. */
    record Request(String line, Map<String, String> headers, String body) {

        String path() {
            return line.split(" ", -1)[1];
        }
    }

    /** What is done with a connection when its request has been read. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket socket, OutsideServer server) throws IOException, InterruptedException;
    }

    final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedDeque<Behaviour> behaviours = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket listener;

    OutsideServer() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    OutsideServer(ServerSocketFactory sockets) throws IOException {
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** What is done next; after all of these, 200 and {@code ok}. */
    OutsideServer then(Behaviour behaviour) {
        behaviours.add(behaviour);
        return this;
    }

    static Behaviour says(int status, String body, String... headers) {
        return (socket, server) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder(
                    "HTTP/1.1 " + status + " X\r\nContent-Length: " + bytes.length + "\r\nConnection: close\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.flush();
        };
    }

    static Behaviour hangs() {
        return (socket, server) -> server.closed.await();
    }

    static Behaviour resets() {
        return (socket, server) -> socket.setSoLinger(true, 0);
    }

    /** A byte every now and then, for ever, so that no timeout between two bytes is ever reached. */
    static Behaviour trickles() {
        return (socket, server) -> {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (!server.closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write('o');
                out.flush();
            }
        };
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            String line = line(in);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
            requests.add(new Request(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8)));
            Behaviour behaviour = behaviours.poll();
            (behaviour == null ? says(200, "ok") : behaviour).answer(socket, this);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // The client hung up, or did not trust the certificate.
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("The client hung up");
            }
            line.write(letter);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "outside");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }
}
