package io.hoststream.collect.linux;

import java.util.Arrays;

/** The processes of one moment, by ascending id. Its columns are used again for another moment. */
final class ProcessTable {

    private static final int FIRST_ROOM = 256;

    private int[] pids = new int[FIRST_ROOM];
    private long[] starts = new long[FIRST_ROOM];
    private long[] ticks = new long[FIRST_ROOM];
    private long[] pages = new long[FIRST_ROOM];
    private int size;

    void clear() {
        size = 0;
    }

    /** Makes sure that no column has to be copied for so many processes. */
    void room(int processes) {
        if (processes > pids.length) {
            int larger = Math.max(processes, pids.length * 2);
            pids = Arrays.copyOf(pids, larger);
            starts = Arrays.copyOf(starts, larger);
            ticks = Arrays.copyOf(ticks, larger);
            pages = Arrays.copyOf(pages, larger);
        }
    }

    /**
     * Adds a process whose id is higher than those before.
     *
     * @param text {@code /proc/PID/stat}
     */
    void add(int pid, ProcText text) throws MalformedTextException {
        // The name may hold blanks and brackets of its own: only the last bracket ends it.
        if (!text.skipPastLast(')')) {
            throw text.malformed("the bracket behind the name");
        }
        skip(text, 11);
        long used = text.number() + text.number();
        skip(text, 6);
        room(size + 1);
        pids[size] = pid;
        ticks[size] = used;
        starts[size] = text.number();
        skip(text, 1);
        pages[size] = text.number();
        size++;
    }

    private static void skip(ProcText text, int words) {
        for (int i = 0; i < words; i++) {
            text.skipWord();
        }
    }

    int size() {
        return size;
    }

    int pid(int row) {
        return pids[row];
    }

    /** Resident memory; pages. */
    long pages(int row) {
        return pages[row];
    }

    /** Processor time that the process of this row has used since the earlier table; -1 if it was not there. */
    long ticksSince(ProcessTable earlier, int row) {
        int was = Arrays.binarySearch(earlier.pids, 0, earlier.size, pids[row]);
        // The id of a process that ended goes to another one, which started at another time.
        boolean same = was >= 0 && earlier.starts[was] == starts[row];
        return same ? Math.max(0, ticks[row] - earlier.ticks[was]) : -1;
    }
}
