package io.hoststream.notify.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server, speaks TLS for it, and answers some commands in its place. */
final class SmtpFront implements AutoCloseable {

    /** An answer that never comes. */
    static final String HANGS = "";

    /** An answer of which a byte comes every now and then. */
    static final String TRICKLES = "250-";

    /** What clients said, in order. */
    final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

    /** Answers by the beginning of a command, in capitals. */
    final Map<String, String> answers = new ConcurrentHashMap<>();

    private final int server;
    private final Optional<SSLContext> startTls;
    private final Optional<SSLContext> tls;
    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SmtpFront(int server, Optional<SSLContext> startTls, Optional<SSLContext> tls) throws IOException {
        this.server = server;
        this.startTls = startTls;
        this.tls = tls;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    static SmtpFront plain(int server) throws IOException {
        return new SmtpFront(server, Optional.empty(), Optional.empty());
    }

    static SmtpFront startTls(int server, SSLContext context) throws IOException {
        return new SmtpFront(server, Optional.of(context), Optional.empty());
    }

    static SmtpFront tls(int server, SSLContext context) throws IOException {
        return new SmtpFront(server, Optional.empty(), Optional.of(context));
    }

    int port() {
        return listener.getLocalPort();
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

    private void serve(Socket accepted) {
        try (accepted;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Socket client = tls.isPresent() ? secured(accepted, tls.get()) : accepted;
            relay(client.getOutputStream(), reply(behind.getInputStream()));
            converse(client, behind, false);
        } catch (IOException | InterruptedException e) {
            // The client hung up, or did not trust the certificate.
        }
    }

    private void converse(Socket client, Socket behind, boolean secure) throws IOException, InterruptedException {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        while (true) {
            String line = line(in);
            said.add((secure ? "secure " : "") + line);
            if (line.equals("STARTTLS") && startTls.isPresent()) {
                relay(out, "220 go ahead\r\n");
                converse(secured(client, startTls.get()), behind, true);
                return;
            }
            Optional<String> instead = instead(line);
            if (instead.isPresent()) {
                answer(out, instead.get());
                continue;
            }
            relay(behind.getOutputStream(), line + "\r\n");
            String reply = reply(behind.getInputStream());
            boolean greets = line.startsWith("EHLO") && startTls.isPresent() && !secure;
            relay(out, greets ? "250-front\r\n250-STARTTLS\r\n" + reply : reply);
            if (line.equals("DATA") && reply.startsWith("354")) {
                for (String content = line(in); !content.equals("."); content = line(in)) {
                    relay(behind.getOutputStream(), content + "\r\n");
                }
                relay(behind.getOutputStream(), ".\r\n");
                relay(out, reply(behind.getInputStream()));
            }
        }
    }

    private Optional<String> instead(String line) {
        String command = line.toUpperCase(Locale.ROOT);
        return answers.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void answer(OutputStream out, String text) throws IOException, InterruptedException {
        if (text.equals(HANGS)) {
            closed.await();
        } else if (text.equals(TRICKLES)) {
            relay(out, TRICKLES);
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                relay(out, "x");
            }
        }
        relay(out, text + "\r\n");
    }

    private static Socket secured(Socket socket, SSLContext context) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private static void relay(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String reply(InputStream in) throws IOException {
        StringBuilder reply = new StringBuilder();
        String line = line(in);
        while (line.length() > 3 && line.charAt(3) == '-') {
            reply.append(line).append("\r\n");
            line = line(in);
        }
        return reply.append(line).append("\r\n").toString();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("hung up");
            }
            if (letter != '\r') {
                line.write(letter);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "smtp-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }
}
