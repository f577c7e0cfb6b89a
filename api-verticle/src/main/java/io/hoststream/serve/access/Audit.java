package io.hoststream.serve.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who changed what, and who was not let in, on a logger of its own. Never a secret; nothing that could end a line or move a
 * terminal's cursor.
 */
public final class Audit {

    private static final Logger LOG = LoggerFactory.getLogger("io.hoststream.audit");
    private static final int LONGEST = 300;

    private Audit() {}

    /**
     * Somebody changed something.
     *
     * @param what what happened, such as {@code silence-made}
     * @param name of what it happened to
     */
    public static void changed(Access access, String what, String name) {
        LOG.info("principal={} event={} name={}", clean(access.principal()), clean(what), clean(name));
    }

    /**
     * Somebody was not let in.
     *
     * @param address where they are
     * @param reason of which kind, such as {@code unknown-token}; never the token
     */
    public static void refused(String address, String reason) {
        LOG.warn("address={} event=refused reason={}", clean(address), clean(reason));
    }

    /** A key was made, changed, taken back or removed, in the file of keys. */
    static void key(StoredKey key, String what) {
        LOG.info(
                "event=key-{} id={} name={} permissions={} until={}",
                what,
                key.id(),
                clean(key.name()),
                String.join(",", key.scope().permissionWords()),
                key.life().expires() == null ? "-" : key.life().expires());
    }

    /** The text in one line, in which nothing moves a terminal's cursor; the beginning of a long one. */
    public static String clean(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]", "?");
    }
}
