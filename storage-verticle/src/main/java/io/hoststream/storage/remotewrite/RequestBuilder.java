package io.hoststream.storage.remotewrite;

import io.hoststream.storage.remotewrite.Request.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts values into requests of a bounded size, in order. Its buffer is used again and again; on the loop's thread only.
 */
final class RequestBuilder {

    private final int maxSamples;
    private final WireBuffer buffer = new WireBuffer(1 << 16);
    private final List<Block> blocks = new ArrayList<>();
    private List<Request> done = new ArrayList<>();
    private int samples;
    private int blockSamples;
    private long blockMillis;
    private long offset;

    RequestBuilder(int maxSamples) {
        this.maxSamples = maxSamples;
    }

    /** The next values are one host's at this time, from the record at this offset. */
    void begin(long timeMillis, long at) {
        endBlock();
        blockMillis = timeMillis;
        offset = at;
    }

    /** A value of that host, by its bits. */
    void add(byte[] labels, long value) {
        if (samples == maxSamples) {
            // The record goes on in the next request, so it is done only with that.
            cut(offset);
        }
        Messages.timeSeries(buffer, labels, blockMillis, value);
        samples++;
        blockSamples++;
    }

    /** Whether there is a request that is not finished. */
    boolean holdsValues() {
        return samples > 0;
    }

    /** What is known of a family; goes with the values that were added last. */
    void describe(byte[] metadata) {
        buffer.raw(metadata);
    }

    /** Everything that was added, in order; everything below {@code next} is sent when the last request is. */
    List<Request> finish(long next) {
        cut(next);
        List<Request> all = done;
        done = new ArrayList<>();
        return all;
    }

    private void endBlock() {
        if (blockSamples > 0) {
            blocks.add(new Block(buffer.size(), blockSamples, blockMillis));
            blockSamples = 0;
        }
    }

    private void cut(long doneBelow) {
        endBlock();
        if (!blocks.isEmpty()) {
            done.add(Request.of(buffer, blocks, doneBelow));
        }
        blocks.clear();
        buffer.clear();
        samples = 0;
    }
}
