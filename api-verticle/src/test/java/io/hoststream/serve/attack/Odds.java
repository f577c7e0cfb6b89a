package io.hoststream.serve.attack;

import java.util.List;
import java.util.Random;

/** Parts of requests that are to be spoiled. */
final class Odds {

    static final String SILENCE =
            "{\"host\":\"web-1\",\"rule\":\"disk-*\",\"duration\":\"2h\",\"comment\":\"new disk\",\"labels\":{\"team\":\"db\"}}";

    private static final List<String> METHODS =
            List.of("HEAD", "POST", "DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "X");
    private static final List<String> HEADERS = List.of(
            "Accept: application/json",
            "Accept-Encoding: gzip, br;q=0.5",
            "Content-Type: application/json",
            "Origin: http://localhost:8080",
            "If-None-Match: \"abc\"",
            "If-Modified-Since: Sat, 31 Jan 2026 00:00:00 GMT",
            "Authorization: Bearer hs_01234567_0123456789012345678901234567890123456789012",
            "Authorization: Basic dXNlcjpwYXNz",
            "Last-Event-ID: v1:0:12",
            "X-Forwarded-For: 10.0.0.1, 127.0.0.1",
            "Cookie: a=b",
            "Range: bytes=0-10",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13");

    private Odds() {}

    static String method(Random random) {
        return METHODS.get(random.nextInt(METHODS.size()));
    }

    /** A header whose value, and at times whose name, is spoiled; on one line. */
    static String header(Random random, Mutator mutator) {
        String header = HEADERS.get(random.nextInt(HEADERS.size()));
        int colon = header.indexOf(':');
        return random.nextInt(6) == 0
                ? line(mutator.spoiled(header))
                : header.substring(0, colon + 1) + " " + line(mutator.spoiled(header.substring(colon + 2)));
    }

    /** The text without what would end a line or a word of the request line. */
    static String line(String text) {
        return text.replaceAll("[\\x00-\\x20]", "_");
    }
}
