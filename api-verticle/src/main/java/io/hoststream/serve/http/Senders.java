package io.hoststream.serve.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Where requests come from. Proxies that are trusted say so in {@code X-Forwarded-For}, to whose end each adds the address
 * that it was asked from; the last one that is not of a trusted proxy is the sender, and what stands before it is hearsay.
 */
public final class Senders {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final int MOST_HOPS = 20;
    private static final int NETWORK_BYTES = 8;
    private static final int LONG_BYTES = 16;

    private final Networks proxies;

    /** Senders behind these proxies. */
    public Senders(Networks proxies) {
        this.proxies = proxies;
    }

    /** The address of the one who sent the request. */
    public String address(HttpServerRequest request) {
        String next = request.remoteAddress() == null
                ? "-"
                : String.valueOf(request.remoteAddress().hostAddress());
        return proxies.hold(next) ? sender(next, request.headers().getAll(FORWARDED)) : next;
    }

    /** The sender of what a trusted proxy passed on. */
    String sender(String proxy, List<String> forwarded) {
        List<String> hops = Arrays.asList(String.join(",", forwarded).split(",", -1));
        Collections.reverse(hops);
        String last = proxy;
        for (String hop : hops.subList(0, Math.min(MOST_HOPS, hops.size()))) {
            String address = hop.strip();
            if (Networks.literal(address).isEmpty()) {
                return last;
            }
            last = address;
            if (!proxies.hold(address)) {
                return last;
            }
        }
        return last;
    }

    /** What limits count an address as: with IPv6, whoever has one address has all of its network. */
    static String counted(String address) {
        return Networks.literal(address)
                .filter(bytes -> bytes.length == LONG_BYTES)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64")
                .orElse(address);
    }
}
