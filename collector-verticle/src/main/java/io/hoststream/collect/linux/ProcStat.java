package io.hoststream.collect.linux;

import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.Ticks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/stat}.
 *
 * @param cpu processors
 * @param bootTime when the machine was booted
 * @param running processes running or runnable
 * @param blocked processes in uninterruptible sleep
 */
record ProcStat(
        CpuReading cpu,
        @Nullable Instant bootTime,
        @Nullable Integer running,
        @Nullable Integer blocked) {

    private static final int COLUMNS = 10;

    /** user, nice, system and idle: what the oldest kernels have. */
    private static final int FEWEST = 4;

    static ProcStat parse(ProcText text, int ticksPerSecond) throws MalformedTextException {
        if (!text.skip("cpu ")) {
            throw text.malformed("the line of all processors");
        }
        Ticks total = ticks(text);
        text.nextLine();
        List<Core> cores = cores(text);
        KeyedNumbers others =
                KeyedNumbers.read(text, "intr ", "ctxt ", "btime ", "processes ", "procs_running ", "procs_blocked ");
        Long booted = others.get("btime ");
        return new ProcStat(
                new CpuReading(
                        total,
                        cores,
                        ticksPerSecond,
                        others.get("ctxt "),
                        others.get("intr "),
                        others.get("processes ")),
                booted == null ? null : Instant.ofEpochSecond(booted),
                count(others.get("procs_running ")),
                count(others.get("procs_blocked ")));
    }

    private static List<Core> cores(ProcText text) throws MalformedTextException {
        List<Core> cores = new ArrayList<>();
        while (text.skip("cpu")) {
            cores.add(new Core("cpu" + text.number(), ticks(text)));
            text.nextLine();
        }
        return List.copyOf(cores);
    }

    private static Ticks ticks(ProcText text) throws MalformedTextException {
        long[] columns = new long[COLUMNS];
        int known = 0;
        while (known < COLUMNS && text.hasWord()) {
            columns[known] = text.number();
            known++;
        }
        if (known < FEWEST) {
            throw text.malformed("at least four columns of ticks");
        }
        return Ticks.of(known == COLUMNS ? columns : Arrays.copyOf(columns, known));
    }

    private static @Nullable Integer count(@Nullable Long number) {
        return number == null ? null : Integer.valueOf((int) Math.min(number, Integer.MAX_VALUE));
    }
}
