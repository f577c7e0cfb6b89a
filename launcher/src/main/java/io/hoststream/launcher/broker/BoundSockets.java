package io.hoststream.launcher.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's two server sockets, bound before Kafka starts, so that a taken port is found out before anything is
 * written and a port chosen by the system is known when Kafka is configured.
 */
final class BoundSockets implements ServerSocketFactory, AutoCloseable {

    /** Listener for clients. */
    static final String CLIENTS = "CLIENTS";
    /** Listener for the controller, used only by the node itself. */
    static final String CONTROLLER = "CONTROLLER";

    private static final Logger LOG = LoggerFactory.getLogger(BoundSockets.class);
    private static final int BACKLOG = 128;

    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private BoundSockets(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    /** Binds {@code port} for clients and a free port for the controller, both on {@code host}. */
    static BoundSockets bind(String host, int port) {
        ServerSocketChannel clients = open(host, port);
        try {
            return new BoundSockets(clients, open(host, 0));
        } catch (BrokerStartException e) {
            closeQuietly(clients);
            throw e;
        }
    }

    int clientsPort() {
        return clients.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listener, InetSocketAddress address, int backlog, int receiveBuffer) throws IOException {
        ServerSocketChannel socket = listener.equals(CONTROLLER) ? controller : clients;
        socket.configureBlocking(false);
        return socket;
    }

    @Override
    public void close() {
        closeQuietly(clients);
        closeQuietly(controller);
    }

    private static ServerSocketChannel open(String host, int port) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                ServerSocket socket = channel.socket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(host, port), BACKLOG);
                return channel;
            } catch (IOException | RuntimeException e) {
                closeQuietly(channel);
                throw e;
            }
        } catch (BindException e) {
            throw new BrokerStartException(bindFailure(host, port, e), e);
        } catch (IOException e) {
            throw new BrokerStartException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static String bindFailure(String host, int port, BindException e) {
        return "Cannot listen on " + host + ":" + port + " (" + e.getMessage() + "): another program, perhaps another"
                + " hoststream, uses this port; stop it or choose another port with broker.port";
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a server socket failed", e);
        }
    }
}
