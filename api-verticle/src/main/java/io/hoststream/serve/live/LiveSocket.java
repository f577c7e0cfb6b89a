package io.hoststream.serve.live;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way out through a WebSocket. */
final class LiveSocket implements Outlet {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final int FRAMES_PER_FLUSH = 256;
    private static final int REASON_BYTES = 120;
    private static final Buffer EMPTY = Buffer.buffer();

    private final WebSocketInternal socket;
    private final String address;

    /** Frames that are written in one turn of the event loop, one for each host, go out in one call to the system. */
    LiveSocket(WebSocketInternal socket, String address) {
        this.socket = socket;
        this.address = address;
        socket.channelHandlerContext().pipeline().addFirst(new FlushConsolidationHandler(FRAMES_PER_FLUSH, true));
        socket.setWriteQueueMaxSize(LiveLimits.BYTES_UNDER_WAY);
    }

    /** Has the conversation told of everything that happens on the socket. */
    void attach(Conversation conversation) {
        socket.textMessageHandler(conversation::heard);
        socket.binaryMessageHandler(bytes -> conversation.heardNonsense("expected text, found a binary message"));
        socket.pongHandler(pong -> conversation.alive());
        socket.drainHandler(drained -> conversation.drained());
        socket.exceptionHandler(failure -> failed(conversation, failure));
        socket.closeHandler(closed -> conversation.closed());
    }

    /** What cannot be read is the client's fault; all else is the connection's, whose end is told by the close handler. */
    private static void failed(Conversation conversation, Throwable failure) {
        if (failure instanceof DecoderException || failure instanceof IllegalStateException) {
            conversation.heardNonsense(
                    "the message is too large or malformed: at most 65536 bytes of text are expected");
        } else {
            LOG.debug("a connection failed: {}", failure.toString());
        }
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean hears() {
        return true;
    }

    @Override
    public void write(String frame) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(frame).onFailure(LiveSocket::lost);
        }
    }

    @Override
    public void ping() {
        if (!socket.isClosed()) {
            socket.writePing(EMPTY).onFailure(LiveSocket::lost);
        }
    }

    @Override
    public boolean full() {
        return socket.isClosed() || socket.writeQueueFull();
    }

    @Override
    public void close(CloseCode code, String reason) {
        if (!socket.isClosed()) {
            byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
            String fitting = bytes.length > REASON_BYTES ? "" : reason;
            socket.close(code.number(), fitting).onFailure(LiveSocket::lost);
        }
    }

    /** A close waits until all that is under way is flushed, which a client that does not read prevents for ever. */
    @Override
    public void abort() {
        ChannelFuture unused = socket.channelHandlerContext().close();
    }

    /** What is on its way when a client goes is lost; the client says so by going. */
    private static void lost(Throwable failure) {
        LOG.debug("a frame did not reach its client: {}", failure.toString());
    }
}
