package io.hoststream.launcher.top;

import java.util.List;
import java.util.Locale;

/** Sizes for people: {@code 3.2 MiB}. */
public final class Bytes {

    private static final double STEP = 1024;
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    private Bytes() {}

    /** The size in the unit that keeps it below 1024. */
    public static String of(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}
