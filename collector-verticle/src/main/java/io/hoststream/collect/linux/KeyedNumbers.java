package io.hoststream.collect.linux;

import org.jspecify.annotations.Nullable;

/** The numbers behind a few keys of a text with one key and one number per line, such as {@code MemTotal: 1024 kB}. */
final class KeyedNumbers {

    private final String[] keys;
    private final @Nullable Long[] numbers;

    private KeyedNumbers(String[] keys) {
        this.keys = keys;
        this.numbers = new Long[keys.length];
    }

    /** Looks for these keys, which include what follows them directly, such as {@code "MemTotal:"}. */
    static KeyedNumbers read(ProcText text, String... keys) throws MalformedTextException {
        KeyedNumbers found = new KeyedNumbers(keys);
        int missing = keys.length;
        while (missing > 0 && !text.atEnd()) {
            int key = found.keyAt(text);
            if (key >= 0) {
                found.numbers[key] = text.number();
                missing--;
            }
            text.nextLine();
        }
        return found;
    }

    private int keyAt(ProcText text) {
        for (int i = 0; i < keys.length; i++) {
            if (numbers[i] == null && text.skip(keys[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The number behind the key; null if the text has no such line. */
    @Nullable
    Long get(String key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return numbers[i];
            }
        }
        throw new IllegalArgumentException(key + " was not looked for");
    }

    /** The number behind the key times a factor. */
    @Nullable
    Long get(String key, long factor) {
        Long number = get(key);
        return number == null ? null : Long.valueOf(number * factor);
    }
}
