package io.hoststream.collect.linux;

import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import java.util.ArrayList;
import java.util.List;

/** {@code /proc/net/dev}: every network interface. Drops on receipt include what the hardware missed. */
final class NetDev {

    private static final int HEADER_LINES = 2;

    private NetDev() {}

    static List<NetworkReading> parse(ProcText text) throws MalformedTextException {
        for (int i = 0; i < HEADER_LINES; i++) {
            text.nextLine();
        }
        List<NetworkReading> interfaces = new ArrayList<>();
        while (!text.atEnd()) {
            if (text.hasWord()) {
                // Old kernels leave no blank between the colon and a large number.
                String name = text.until(':');
                Traffic received = traffic(text);
                for (int skipped = 0; skipped < 4; skipped++) {
                    text.skipWord();
                }
                interfaces.add(new NetworkReading(name, Link.UNKNOWN, received, traffic(text)));
            }
            text.nextLine();
        }
        return interfaces;
    }

    private static Traffic traffic(ProcText text) throws MalformedTextException {
        return new Traffic(text.number(), text.number(), text.number(), text.number());
    }
}
