package io.hoststream.serve.live;

import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.live.SharedFrames.Frame;
import java.util.BitSet;
import java.util.Objects;

/** A frame of columns that is being put together. */
final class DictText {

    private final String id;
    private final StringBuilder sets = new StringBuilder();
    private final StringBuilder hosts = new StringBuilder();
    private final BitSet toldHosts = new BitSet();
    private final BitSet toldSets = new BitSet();

    DictText(String id) {
        this.id = id;
    }

    /** Adds a host, and its set if that is unknown. */
    void add(Lane lane, BitSet unknown) {
        ColumnSet set = Objects.requireNonNull(lane.set(), "only hosts with columns are told of");
        if (unknown.get(set.number()) && !toldSets.get(set.number())) {
            sets.append(toldSets.isEmpty() ? "" : ",").append(set.text());
            toldSets.set(set.number());
        }
        hosts.append(toldHosts.isEmpty() ? "" : ",").append(JsonText.of(json -> {
            json.writeStartArray();
            json.writeNumber(lane.number());
            json.writeString(lane.host().host());
            json.writeNumber(set.number());
            json.writeEndArray();
        }));
        toldHosts.set(lane.number());
    }

    boolean isFull() {
        return sets.length() + hosts.length() >= LiveLimits.FRAME_LETTERS;
    }

    Frame frame() {
        StringBuilder text = Frames.quote(new StringBuilder("{\"type\":\"dict\",\"id\":"), id)
                .append(",\"sets\":[")
                .append(sets)
                .append("],\"hosts\":[")
                .append(hosts)
                .append("]}");
        return new Frame(text.toString(), toldHosts, toldSets);
    }
}
