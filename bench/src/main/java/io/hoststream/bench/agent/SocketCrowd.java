package io.hoststream.bench.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections of this process with itself, held until its standard input ends. */
public final class SocketCrowd {

    /** Fewer than there are ports for the other end of one. */
    private static final int CONNECTIONS_PER_SERVER = 15_000;

    private final List<SocketChannel> channels = new ArrayList<>();

    /** Opens as many sockets as the argument says, two to a connection, and says so. */
    public static void main(String[] arguments) throws IOException {
        SocketCrowd crowd = new SocketCrowd(Integer.parseInt(arguments[0]));
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println(crowd.channels.size());
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
    }

    private SocketCrowd(int sockets) throws IOException {
        while (channels.size() < sockets) {
            try (ServerSocketChannel server = ServerSocketChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                connect(server, Math.min(CONNECTIONS_PER_SERVER, (sockets - channels.size() + 1) / 2));
            }
        }
    }

    private void connect(ServerSocketChannel server, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            channels.add(SocketChannel.open(server.getLocalAddress()));
            channels.add(server.accept());
        }
    }
}
