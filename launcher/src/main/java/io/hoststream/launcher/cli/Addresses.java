package io.hoststream.launcher.cli;

import io.hoststream.serve.ServeSettings;
import java.net.URI;

/** Addresses of our own servers. */
final class Addresses {

    private Addresses() {}

    /** The address of a server that listens there without TLS; IPv6 in brackets. */
    static URI http(String bind, int port) {
        return of("http", bind, port);
    }

    /** The address of role serve. */
    static URI of(ServeSettings serve) {
        return of(serve.tls() ? "https" : "http", serve.bind(), serve.port());
    }

    private static URI of(String scheme, String bind, int port) {
        boolean bare = bind.contains(":") && !bind.startsWith("[");
        return URI.create(scheme + "://" + (bare ? "[" + bind + "]" : bind) + ":" + port);
    }
}
