package io.hoststream.bench.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Many connections of this process with itself. */
final class SocketCrowd implements AutoCloseable {

    /** Fewer than there are ports for the other end of one. */
    private static final int CONNECTIONS_PER_SERVER = 15_000;

    private final List<SocketChannel> channels = new ArrayList<>();

    /** Opens so many sockets, two to a connection. */
    SocketCrowd(int sockets) throws IOException {
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

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
