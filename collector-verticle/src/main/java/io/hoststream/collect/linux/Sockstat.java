package io.hoststream.collect.linux;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/net/sockstat} or {@code sockstat6}: sockets of one protocol family.
 *
 * @param sockets all sockets in use; only in the first of the files
 * @param tcpInUse TCP sockets in use
 * @param tcpOrphaned TCP sockets that no process holds any more
 * @param tcpTimeWait TCP sockets in TIME_WAIT
 * @param udpInUse UDP sockets in use
 */
record Sockstat(
        @Nullable Long sockets,
        @Nullable Long tcpInUse,
        @Nullable Long tcpOrphaned,
        @Nullable Long tcpTimeWait,
        @Nullable Long udpInUse) {

    static Sockstat parse(ProcText text) throws MalformedTextException {
        Long sockets = null;
        Long udp = null;
        @Nullable Long[] tcp = new Long[3];
        while (!text.atEnd()) {
            if (text.skip("sockets:")) {
                sockets = value(text, "used");
            } else if (text.skip("TCP:") || text.skip("TCP6:")) {
                tcp(text, tcp);
            } else if (text.skip("UDP:") || text.skip("UDP6:")) {
                udp = value(text, "inuse");
            }
            text.nextLine();
        }
        return new Sockstat(sockets, tcp[0], tcp[1], tcp[2], udp);
    }

    private static void tcp(ProcText text, @Nullable Long[] into) throws MalformedTextException {
        while (text.hasWord()) {
            switch (text.word()) {
                case "inuse" -> into[0] = text.number();
                case "orphan" -> into[1] = text.number();
                case "tw" -> into[2] = text.number();
                default -> text.skipWord();
            }
        }
    }

    private static @Nullable Long value(ProcText text, String key) throws MalformedTextException {
        while (text.hasWord()) {
            if (text.word().equals(key)) {
                return text.number();
            }
            text.skipWord();
        }
        return null;
    }
}
