package io.hoststream.collect.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Connections of this process with itself: one that is busy until it is closed, the others idle. */
final class LoopbackTraffic implements AutoCloseable {

    private static final int IDLE = 100;
    private static final int BLOCK = 16 * 1024;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    LoopbackTraffic() throws IOException {
        try (ServerSocket server = new ServerSocket(0, IDLE, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i <= IDLE; i++) {
                sockets.add(new Socket(server.getInetAddress(), server.getLocalPort()));
                sockets.add(server.accept());
            }
        }
    }

    void begin() {
        begin("traffic-out", () -> send(sockets.get(0).getOutputStream()));
        begin("traffic-in", () -> sockets.get(1).getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** Something that goes on until its socket is closed. */
    private interface Transfer {
        void run() throws IOException;
    }

    private void begin(String name, Transfer transfer) {
        Thread thread = new Thread(() -> untilClosed(transfer), name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private static void untilClosed(Transfer transfer) {
        try {
            transfer.run();
        } catch (SocketException e) {
            // Closed: that is the end.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        while (!Thread.currentThread().isInterrupted()) {
            out.write(block);
        }
    }

    /** Ends the busy one. */
    void end() throws IOException, InterruptedException {
        sockets.get(0).close();
        sockets.get(1).close();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
