package io.hoststream.collect.linux;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processor's model in {@code /proc/cpuinfo}, where every architecture has its own key for it. */
final class CpuModel {

    private CpuModel() {}

    /** The value of the first of the keys, in order of preference, that has one. */
    static @Nullable String find(List<String> lines, List<String> keys) {
        for (String key : keys) {
            for (String line : lines) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                    String value = line.substring(colon + 1).strip();
                    if (!value.isEmpty()) {
                        return value;
                    }
                }
            }
        }
        return null;
    }
}
