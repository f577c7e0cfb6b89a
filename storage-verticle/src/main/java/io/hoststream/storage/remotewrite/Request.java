package io.hoststream.storage.remotewrite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xerial.snappy.Snappy;

/**
 * One request: what goes over the wire, and of what it is made, so that it can be taken apart when a receiver refuses it as
 * a whole for the sake of a part.
 *
 * @param body the WriteRequest, compressed
 * @param blocks what it is made of, in order: each holds the values of one host at one time
 * @param doneBelow the offset below which everything is sent once this request and those before it are
 */
// Arrays in a record: nobody compares requests, and the body is handed on as it is.
@SuppressWarnings("ArrayRecordComponent")
record Request(byte[] body, List<Block> blocks, long doneBelow) {

    /**
     * A part of a request that is refused or accepted as one.
     *
     * @param end where it ends in the uncompressed request
     * @param samples how many values it holds
     * @param timeMillis of when they are; milliseconds since 1970
     */
    record Block(int end, int samples, long timeMillis) {

        private Block movedBy(int bytes) {
            return new Block(end - bytes, samples, timeMillis);
        }
    }

    /** A request of these blocks, which end with the buffer; what lies behind the last block goes with it. */
    static Request of(WireBuffer buffer, List<Block> blocks, long doneBelow) {
        return new Request(compress(buffer.array(), 0, buffer.size()), List.copyOf(blocks), doneBelow);
    }

    int samples() {
        return blocks.stream().mapToInt(Block::samples).sum();
    }

    long newestMillis() {
        return blocks.stream().mapToLong(Block::timeMillis).max().orElse(Long.MIN_VALUE);
    }

    boolean divisible() {
        return blocks.size() > 1;
    }

    /** Two requests that hold the same in the same order. */
    List<Request> halves() {
        byte[] whole = uncompress(body);
        int middle = blocks.size() / 2;
        int cut = blocks.get(middle - 1).end();
        List<Block> later = new ArrayList<>();
        blocks.subList(middle, blocks.size()).forEach(block -> later.add(block.movedBy(cut)));
        // Only the later one ends where the whole did.
        return List.of(
                new Request(compress(whole, 0, cut), blocks.subList(0, middle), Long.MIN_VALUE),
                new Request(compress(whole, cut, whole.length - cut), later, doneBelow));
    }

    private static byte[] compress(byte[] bytes, int from, int length) {
        try {
            byte[] compressed = new byte[Snappy.maxCompressedLength(length)];
            int size = Snappy.compress(bytes, from, length, compressed, 0);
            return Arrays.copyOf(compressed, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] uncompress(byte[] bytes) {
        try {
            return Snappy.uncompress(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
