package io.hoststream.collect.linux;

import io.hoststream.collect.reading.PagingReading;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/vmstat}, as far as it is about paging.
 *
 * @param swappedIn pages read from swap
 * @param swappedOut pages written to swap
 * @param paging everything else
 */
record Vmstat(@Nullable Long swappedIn, @Nullable Long swappedOut, PagingReading paging) {

    private static final String IN = "pgpgin ";
    private static final String OUT = "pgpgout ";
    private static final String SWAPPED_IN = "pswpin ";
    private static final String SWAPPED_OUT = "pswpout ";
    private static final String MAJOR_FAULTS = "pgmajfault ";
    private static final String OOM_KILLS = "oom_kill ";

    /** The kernel counts them in units of this many bytes, whatever the size of a page. */
    private static final long KILO = 1024;

    static Vmstat parse(ProcText text) throws MalformedTextException {
        KeyedNumbers found = KeyedNumbers.read(text, IN, OUT, SWAPPED_IN, SWAPPED_OUT, MAJOR_FAULTS, OOM_KILLS);
        return new Vmstat(
                found.get(SWAPPED_IN),
                found.get(SWAPPED_OUT),
                new PagingReading(
                        found.get(IN, KILO), found.get(OUT, KILO), found.get(MAJOR_FAULTS), found.get(OOM_KILLS)));
    }
}
