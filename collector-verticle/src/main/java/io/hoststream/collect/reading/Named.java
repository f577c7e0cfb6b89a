package io.hoststream.collect.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of several of its kind, told apart by name; its place in a list may change from one reading to the next. */
public interface Named {

    /** The kernel's name. */
    String name();

    /** The one of that name, which is probably at {@code likely}; null if there is none. */
    static <T extends Named> @Nullable T find(@Nullable List<T> all, String name, int likely) {
        if (all == null) {
            return null;
        }
        if (likely < all.size() && all.get(likely).name().equals(name)) {
            return all.get(likely);
        }
        for (T one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }
}
