package io.hoststream.serve.live;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A way out that keeps what went through it, and is full when the test says so. */
final class FakeOutlet implements Outlet {

    private final List<String> frames = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private int pings;
    private boolean aborted;
    private Runnable onWrite = () -> {};
    private @Nullable CloseCode closed;

    @Override
    public String address() {
        return "127.0.0.1";
    }

    @Override
    public boolean hears() {
        return true;
    }

    @Override
    public void write(String frame) {
        frames.add(frame);
        onWrite.run();
        room--;
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public boolean full() {
        return room <= 0;
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = code;
    }

    @Override
    public void abort() {
        aborted = true;
    }

    void onWrite(Runnable what) {
        onWrite = what;
    }

    void room(int frameCount) {
        room = frameCount;
    }

    int pings() {
        return pings;
    }

    boolean aborted() {
        return aborted;
    }

    @Nullable
    CloseCode closed() {
        return closed;
    }

    /** What went through since the last time. */
    List<JsonObject> take() {
        List<JsonObject> taken = frames.stream().map(Contract::frame).toList();
        frames.clear();
        return taken;
    }

    /** The types of what went through since the last time. */
    List<String> takeTypes() {
        return take().stream().map(frame -> frame.getString("type")).toList();
    }

    /** The sequence numbers of the samples in a frame of data. */
    static List<Long> sequences(JsonObject frame) {
        return samples(frame).stream().map(sample -> sample.getLong(2)).toList();
    }

    /** The samples in a frame of data. */
    static List<JsonArray> samples(JsonObject frame) {
        return arrays(frame.getJsonArray("d"));
    }

    static List<JsonArray> arrays(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonArray).toList();
    }
}
