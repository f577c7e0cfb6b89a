package io.hoststream.collect.linux;

import io.hoststream.collect.reading.DiskReading;
import java.util.ArrayList;
import java.util.List;

/** {@code /proc/diskstats}: every block device. */
final class Diskstats {

    /** A sector is 512 bytes here, whatever the device's own are. */
    private static final long SECTOR = 512;

    /** reads, merged, sectors, ms, writes, merged, sectors, ms, in flight, ms with I/O, weighted ms. */
    private static final int COLUMNS = 11;

    private Diskstats() {}

    static List<DiskReading> parse(ProcText text) throws MalformedTextException {
        List<DiskReading> disks = new ArrayList<>();
        long[] columns = new long[COLUMNS];
        while (!text.atEnd()) {
            if (text.hasWord()) {
                String number = text.number() + ":" + text.number();
                String name = text.word();
                // Partitions have four columns on kernels older than 2.6.25: not enough to say anything of time.
                if (columns(text, columns) == COLUMNS) {
                    disks.add(disk(name, number, columns));
                }
            }
            text.nextLine();
        }
        return disks;
    }

    private static int columns(ProcText text, long[] columns) throws MalformedTextException {
        int known = 0;
        while (known < COLUMNS && text.hasWord()) {
            columns[known] = text.number();
            known++;
        }
        return known;
    }

    private static DiskReading disk(String name, String number, long[] columns) {
        return new DiskReading(
                name,
                number,
                columns[0],
                columns[2] * SECTOR,
                columns[3],
                columns[4],
                columns[6] * SECTOR,
                columns[7],
                (int) columns[8],
                columns[9],
                columns[10]);
    }
}
