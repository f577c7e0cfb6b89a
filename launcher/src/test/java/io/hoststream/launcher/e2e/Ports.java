package io.hoststream.launcher.e2e;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on loopback, below those that the system gives to outgoing connections. */
final class Ports {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 32_000;
    private static final int MOST_ATTEMPTS = 1000;

    private Ports() {}

    /** A port that nobody listens on. */
    static int free() throws IOException {
        return free(1).get(0);
    }

    /** That many of them, each another one. */
    static List<Integer> free(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int attempt = 0; held.size() < count && attempt < MOST_ATTEMPTS; attempt++) {
                hold(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST), held);
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /** A port that is taken until the socket is closed. */
    static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void hold(int port, List<ServerSocket> held) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            held.add(socket);
        } catch (BindException e) {
            // Somebody has it: the next attempt takes another.
            socket.close();
        }
    }
}
