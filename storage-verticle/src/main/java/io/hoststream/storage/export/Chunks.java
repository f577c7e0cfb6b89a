package io.hoststream.storage.export;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes in pieces of one size, so that a long answer is neither copied while it grows nor one huge array. */
final class Chunks extends OutputStream {

    private static final int SIZE = 1 << 16;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[SIZE];
    private int used;

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            if (used == SIZE) {
                full.add(last);
                last = new byte[SIZE];
                used = 0;
            }
            int piece = Math.min(length - done, SIZE - used);
            System.arraycopy(bytes, from + done, last, used, piece);
            used += piece;
            done += piece;
        }
    }

    /** Everything that was written, in order. */
    List<byte[]> toList() {
        List<byte[]> all = new ArrayList<>(full);
        all.add(Arrays.copyOf(last, used));
        return all;
    }
}
