package io.hoststream.collect.linux;

import io.hoststream.avro.TopProcess;
import io.hoststream.collect.paced.PacedSource;
import io.hoststream.collect.paced.Round;
import io.hoststream.collect.reading.PacedReading;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The processes that use the most processor time, and those that use the most memory. Looks at one small file of every
 * process. Never at a command line: passwords stand there.
 */
public final class TopProcesses implements PacedSource {

    private static final double PERCENT_NANOS = 100 * 1e9;
    private static final int LONGEST_TEXT = 4096;

    private final HostRoot root;
    private final String directory;
    private final Auxv auxv;
    private final LongSupplier nanoClock;
    private final Users users;
    private final Ranking byTime;
    private final Ranking byMemory;
    private final byte[] buffer = new byte[LONGEST_TEXT];
    private ProcessTable table = new ProcessTable();
    private ProcessTable earlier = new ProcessTable();
    private long readAt;

    /**
     * A look at the processes of the machine whose tree begins at {@code root}.
     *
     * @param most how many of each of the two
     */
    public TopProcesses(HostRoot root, int most, LongSupplier nanoClock) {
        this.root = root;
        this.directory = root.path().resolve("proc").toString();
        this.auxv = SelfAuxv.read();
        this.nanoClock = nanoClock;
        this.users = new Users(root);
        this.byTime = new Ranking(most);
        this.byMemory = new Ranking(most);
    }

    @Override
    public Round read() {
        ProcessTable now = earlier;
        earlier = table;
        table = now;
        long before = readAt;
        readAt = nanoClock.getAsLong();
        try {
            fill(now);
        } catch (IOException e) {
            now.clear();
            return Round.failed(String.valueOf(e.getMessage()));
        }
        rank();
        return Round.of(PacedReading.top(rows(readAt - before)));
    }

    private void fill(ProcessTable into) throws IOException {
        into.clear();
        String[] names = root.path().resolve("proc").toFile().list();
        if (names == null) {
            throw new IOException(directory + " cannot be listed");
        }
        int[] pids = pids(names);
        into.room(pids.length);
        for (int pid : pids) {
            ProcText text = text(pid, "/stat");
            if (text != null) {
                into.add(pid, text);
            }
        }
    }

    /** The names that are numbers, in order. */
    private static int[] pids(String[] names) {
        int[] pids = new int[names.length];
        int count = 0;
        for (String name : names) {
            char first = name.charAt(0);
            if (first > '0' && first <= '9') {
                pids[count] = Integer.parseInt(name);
                count++;
            }
        }
        Arrays.sort(pids, 0, count);
        return Arrays.copyOf(pids, count);
    }

    /** A file of a process; null if that has ended. */
    private @Nullable ProcText text(int pid, String file) {
        try (FileInputStream in = new FileInputStream(directory + "/" + pid + file)) {
            int length = in.read(buffer);
            return length <= 0 ? null : new ProcText(buffer, length);
        } catch (IOException e) {
            return null;
        }
    }

    private void rank() {
        byTime.clear();
        byMemory.clear();
        for (int row = 0; row < table.size(); row++) {
            byTime.offer(row, table.ticksSince(earlier, row));
            byMemory.offer(row, table.pages(row));
        }
    }

    private List<TopProcess> rows(long elapsedNanos) {
        List<TopProcess> rows = new ArrayList<>(byTime.size() + byMemory.size());
        for (int place = 0; place < byTime.size(); place++) {
            add(byTime.row(place), elapsedNanos, rows);
        }
        for (int place = 0; place < byMemory.size(); place++) {
            if (!byTime.has(byMemory.row(place))) {
                add(byMemory.row(place), elapsedNanos, rows);
            }
        }
        return List.copyOf(rows);
    }

    private void add(int row, long elapsedNanos, List<TopProcess> rows) {
        int pid = table.pid(row);
        ProcText status = text(pid, "/status");
        if (status == null || !status.skip("Name:")) {
            return;
        }
        String name = printable(status.rest());
        String user = null;
        while (user == null && !status.atEnd()) {
            if (status.skip("Uid:")) {
                // The second number is the one that decides what the process may do.
                status.skipWord();
                user = users.name(status.word());
            }
            status.nextLine();
        }
        long used = table.ticksSince(earlier, row);
        Float percent = used < 0 || elapsedNanos <= 0
                ? null
                : Float.valueOf((float) (PERCENT_NANOS * used / auxv.ticksPerSecond() / elapsedNanos));
        rows.add(new TopProcess(pid, name, user, percent, table.pages(row) * auxv.pageSize()));
    }

    /** A process may call itself anything. */
    private static String printable(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return printable(name.replace(name.charAt(i), '?'));
            }
        }
        return name.isEmpty() ? "?" : name;
    }
}
