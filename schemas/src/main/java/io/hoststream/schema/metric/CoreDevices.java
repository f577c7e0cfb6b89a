package io.hoststream.schema.metric;

import java.util.List;
import java.util.stream.IntStream;

/** The devices that processors are: every host has the same few, so they are made once. */
final class CoreDevices {

    private static final String PREFIX = "cpu";
    private static final int MADE = 256;
    private static final int DIGITS = 3;

    private static final List<Device> BY_NUMBER = IntStream.range(0, MADE)
            .mapToObj(number -> Device.of(PREFIX, Integer.toString(number)))
            .toList();

    private CoreDevices() {}

    /** The device of the processor that the kernel calls so. */
    static Device of(String name) {
        if (!name.startsWith(PREFIX)) {
            return Device.of(PREFIX, name);
        }
        int number = number(name);
        return number >= 0 && number < MADE
                ? BY_NUMBER.get(number)
                : Device.of(PREFIX, name.substring(PREFIX.length()));
    }

    /** The number after the prefix, as it is written without need; -1 if there is none, or a long one. */
    private static int number(String name) {
        int digits = name.length() - PREFIX.length();
        boolean padded = digits > 1 && name.charAt(PREFIX.length()) == '0';
        if (digits < 1 || digits > DIGITS || padded) {
            return -1;
        }
        int number = 0;
        for (int i = PREFIX.length(); i < name.length(); i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
