package io.hoststream.collect.linux;

import io.hoststream.collect.reading.PressureReading.Stalls;

/** A file of {@code /proc/pressure}: one line for some tasks and, for most resources, one for all of them. */
final class PressureFile {

    private PressureFile() {}

    static Stalls parse(ProcText text) throws MalformedTextException {
        Long some = null;
        Long full = null;
        while (!text.atEnd()) {
            if (text.skip("some ")) {
                some = total(text);
            } else if (text.skip("full ")) {
                full = total(text);
            }
            text.nextLine();
        }
        return new Stalls(some, full);
    }

    private static Long total(ProcText text) throws MalformedTextException {
        while (text.hasWord()) {
            if (text.skip("total=")) {
                return text.number();
            }
            text.skipWord();
        }
        throw text.malformed("total=");
    }
}
