package io.hoststream.pipeline.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size such as {@code 64MB}; units are powers of 1024.
 *
 * @param bytes the size in bytes, not negative
 */
public record ByteSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*([KMGT]?)I?B?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "KMGT";
    private static final int STEP_BITS = 10;

    /**
     * Reads {@code 512}, {@code 64MB}, {@code 64 MiB} or {@code 2g}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static ByteSize parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("a size such as 64MB");
        }
        String unit = form.group(2).toUpperCase(Locale.ROOT);
        long unitBytes = 1L << (STEP_BITS * (unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1));
        long count = Long.parseLong(form.group(1));
        if (count > Long.MAX_VALUE / unitBytes) {
            throw new IllegalArgumentException("a size below 8388608TB");
        }
        return new ByteSize(count * unitBytes);
    }

    @Override
    public String toString() {
        for (int power = UNITS.length(); power > 0; power--) {
            long unit = 1L << (STEP_BITS * power);
            if (bytes >= unit && bytes % unit == 0) {
                return bytes / unit + UNITS.substring(power - 1, power) + "B";
            }
        }
        return bytes + "B";
    }
}
