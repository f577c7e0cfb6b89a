package io.hoststream.collect.linux;

import org.jspecify.annotations.Nullable;

/** {@code /proc/net/snmp}: a line of names and a line of numbers for each protocol. */
final class Snmp {

    private static final String TCP = "Tcp:";

    private Snmp() {}

    /** TCP connections that are established or wait to be closed, IPv4 and IPv6; null where it is not told. */
    static @Nullable Long established(ProcText text) throws MalformedTextException {
        while (!text.atEnd()) {
            if (text.skip(TCP)) {
                int column = column(text);
                text.nextLine();
                return column >= 0 && text.skip(TCP) ? number(text, column) : null;
            }
            text.nextLine();
        }
        return null;
    }

    private static int column(ProcText names) {
        for (int column = 0; names.hasWord(); column++) {
            if (names.word().equals("CurrEstab")) {
                return column;
            }
        }
        return -1;
    }

    private static Long number(ProcText numbers, int column) throws MalformedTextException {
        for (int skipped = 0; skipped < column; skipped++) {
            numbers.skipWord();
        }
        return numbers.number();
    }
}
