package io.hoststream.serve.live;

import io.hoststream.serve.live.SharedFrames.Frame;
import java.util.BitSet;

/** A frame of samples that is being put together. */
final class DataText {

    private final StringBuilder text = new StringBuilder();
    private final BitSet hosts = new BitSet();

    DataText(String id) {
        text.append("{\"type\":\"data\",\"id\":");
        Frames.quote(text, id).append(",\"d\":[");
    }

    /** Adds samples of a host. */
    void add(int number, String samples) {
        text.append(hosts.isEmpty() ? "" : ",").append(samples);
        hosts.set(number);
    }

    boolean isFull() {
        return text.length() >= LiveLimits.FRAME_LETTERS;
    }

    Frame frame() {
        return new Frame(text.append("]}").toString(), hosts, new BitSet());
    }
}
