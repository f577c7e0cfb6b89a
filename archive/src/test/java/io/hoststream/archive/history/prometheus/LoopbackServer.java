package io.hoststream.archive.history.prometheus;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Answers HTTP on loopback as a test says, one request a connection. */
final class LoopbackServer implements AutoCloseable {

    /** A request as it came; names of headers in lower case. */
    record Request(String path, Map<String, String> headers, String body) {}

    /** What is answered. */
    record Reply(int status, String text) {}

    /** Says what is answered. */
    interface Answers {
        Reply to(Request request);
    }

    private final ServerSocket socket;
    private final Answers answers;

    /** Listens on a free port. */
    LoopbackServer(Answers answers) {
        this.answers = answers;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        thread("loopback-server", this::accept).start();
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                thread("loopback-client", () -> serve(client)).start();
            } catch (IOException e) {
                // Closed: the loop ends.
                break;
            }
        }
    }

    /** Whether the client heard the answer out. */
    private boolean serve(Socket client) {
        try (client) {
            Reply reply = answers.to(read(new BufferedInputStream(client.getInputStream())));
            byte[] text = reply.text().getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + reply.status() + " -\r\nContent-Length: " + text.length
                    + "\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Request read(InputStream in) throws IOException {
        String path = line(in).split(" ", 3)[1];
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(path, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The client hung up in the middle of a request");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
