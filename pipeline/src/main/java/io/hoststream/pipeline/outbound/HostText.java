package io.hoststream.pipeline.outbound;

import java.util.regex.Pattern;

/** What the host of a URL says by itself, before any name is resolved. All take it in lower case. */
public final class HostText {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]|localhost");
    private static final Pattern LINK_LOCAL =
            Pattern.compile("169\\.254\\..*|\\[fe[89ab].*|\\[fd00:ec2::254]|\\[::ffff:(169\\.254\\.|a9fe:).*");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]");

    private HostText() {}

    /** Whether it is this machine. */
    public static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches();
    }

    /** Whether it is a link-local address, where clouds answer with credentials. */
    public static boolean isLinkLocal(String host) {
        return LINK_LOCAL.matcher(host).matches();
    }

    /** Whether it is an address rather than a name. */
    public static boolean isAddress(String host) {
        return LITERAL.matcher(host).matches();
    }
}
