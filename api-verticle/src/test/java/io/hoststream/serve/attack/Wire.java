package io.hoststream.serve.attack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** A connection to a server on which bytes are sent that may be anything. Ends with a reset, so that no port stays taken. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LONGEST_HEAD = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setSoLinger(true, 0);
        this.in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Says that nothing more comes. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer; empty if the server closes the connection instead. */
    Optional<Answer> answer(boolean headOnly) throws IOException {
        try {
            String head = head();
            int status = status(head);
            Answer answer = new Answer(status, head, "");
            if (headOnly || status == 304 || status == 204 || status < 200) {
                return Optional.of(answer);
            }
            return Optional.of(new Answer(status, head, body(answer)));
        } catch (EOFException | SocketException e) {
            return Optional.empty();
        }
    }

    /** What comes until the server closes the connection, or nothing comes for a while. */
    String rest(int patienceMillis) throws IOException {
        socket.setSoTimeout(patienceMillis);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                all.write(part, 0, read);
            }
        } catch (IOException e) {
            // It was reset, or stays open: what came is what counts.
            return all.toString(StandardCharsets.ISO_8859_1);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket cannot be closed", e);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            head.append((char) octet());
            if (head.length() > LONGEST_HEAD) {
                throw new AssertionError("an answer has no end of its head: " + head.substring(0, 200));
            }
        }
        head.setLength(head.length() - 4);
        return head.toString();
    }

    private static int status(String head) {
        if (!head.matches("(?s)HTTP/1\\.[01] \\d{3}[ \r].*")) {
            throw new AssertionError(
                    "not an answer: " + head.lines().findFirst().orElse(""));
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private String body(Answer head) throws IOException {
        Optional<String> length = head.header("content-length");
        if (length.isPresent()) {
            return new String(in.readNBytes(Integer.parseInt(length.get())), StandardCharsets.ISO_8859_1);
        }
        return head.header("transfer-encoding")
                        .map(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                        .orElse(false)
                ? chunks()
                : "";
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
            line();
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = octet(); octet != '\n'; octet = octet()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }
}
