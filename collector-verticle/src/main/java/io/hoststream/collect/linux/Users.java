package io.hoststream.collect.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of users by number, from {@code /etc/passwd}. The file is read again when it has changed. */
final class Users {

    private static final int MOST = 10_000;

    private final Path file;
    private @Nullable FileTime readAt;
    private Map<String, String> names = Map.of();

    Users(HostRoot root) {
        this.file = root.etc("passwd");
    }

    /** The name of a user; the number itself where it has none here. */
    String name(String number) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                names = parse(Files.readString(file));
                readAt = changed;
            }
        } catch (IOException e) {
            // Without the file, or with one of another encoding, users go by their numbers.
            names = Map.of();
            readAt = null;
        }
        return names.getOrDefault(number, number);
    }

    /** Reads lines of name, password, number and more, with colons between; the first of a number counts. */
    static Map<String, String> parse(String text) {
        Map<String, String> names = new HashMap<>();
        int start = 0;
        while (start < text.length() && names.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int name = text.indexOf(':', start);
            int password = text.indexOf(':', name + 1);
            int number = text.indexOf(':', password + 1);
            if (name > start && password > name && number > password && number < end) {
                names.putIfAbsent(text.substring(password + 1, number), text.substring(start, name));
            }
            start = end + 1;
        }
        return names;
    }
}
