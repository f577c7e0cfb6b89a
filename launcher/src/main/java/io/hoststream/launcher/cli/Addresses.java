package io.hoststream.launcher.cli;

import java.net.URI;

/** Addresses of our own servers. */
final class Addresses {

    private Addresses() {}

    /** The address of a server that listens there; IPv6 in brackets. */
    static URI http(String bind, int port) {
        boolean bare = bind.contains(":") && !bind.startsWith("[");
        return URI.create("http://" + (bare ? "[" + bind + "]" : bind) + ":" + port);
    }
}
