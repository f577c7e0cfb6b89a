package io.hoststream.serve.live;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** The way out through Server-Sent Events. Heartbeats are comments, which clients pass over. */
final class EventOutlet implements Outlet {

    private static final String COMMENT = ":\n\n";
    private static final String TYPE = "{\"type\":\"";
    private static final String CURSOR = "cursor";

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String address;
    private boolean closed;

    EventOutlet(HttpServerRequest request, String address) {
        this.request = request;
        this.response = request.response();
        this.address = address;
        response.setWriteQueueMaxSize(LiveLimits.BYTES_UNDER_WAY);
    }

    /** Has the conversation told of everything that happens on the connection. */
    void attach(Conversation conversation) {
        response.drainHandler(drained -> conversation.drained());
        response.exceptionHandler(failure -> conversation.closed());
        response.closeHandler(gone -> {
            closed = true;
            conversation.closed();
        });
        response.endHandler(ended -> conversation.closed());
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public void write(String frame) {
        if (frame.equals(Frames.PING)) {
            send(COMMENT);
            return;
        }
        String type = frame.substring(TYPE.length(), frame.indexOf('"', TYPE.length()));
        String id = type.equals(CURSOR) ? "id: " + new JsonObject(frame).getString(CURSOR) + "\n" : "";
        send("event: " + type + "\n" + id + "data: " + frame + "\n\n");
    }

    /** The heartbeat's comment does. */
    @Override
    public void ping() {}

    @Override
    public boolean full() {
        return closed || response.ended() || response.writeQueueFull();
    }

    /** There are no codes of closing here, so the last event is an error whatever the reason. */
    @Override
    public void close(CloseCode code, String reason) {
        if (closed || response.ended()) {
            return;
        }
        if (code == CloseCode.GOING_AWAY || code == CloseCode.TRY_LATER) {
            write(Frames.error(code, reason));
        }
        var unused = response.end();
    }

    @Override
    public void abort() {
        var unused = request.connection().close();
    }

    private void send(String text) {
        if (!closed && !response.ended()) {
            // What is on its way when a client goes is lost; the client says so by going.
            var unused = response.write(text);
        }
    }
}
