package io.hoststream.serve.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Networks, each of addresses with the same first bits. */
public final class Networks {

    private static final int BYTE_BITS = 8;

    private final List<Network> networks;

    private static final class Network {

        private final byte[] first;
        private final int bits;

        Network(byte[] first, int bits) {
            this.first = first;
            this.bits = bits;
        }

        boolean holds(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int shift = BYTE_BITS - 1 - bit % BYTE_BITS;
                if (((address[bit / BYTE_BITS] ^ first[bit / BYTE_BITS]) >> shift & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** These addresses ({@code 10.0.0.5}) and networks ({@code 10.0.0.0/8}). */
    public Networks(List<String> texts) {
        this.networks = texts.stream()
                .map(text -> parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no network")))
                .toList();
    }

    /**
     * Checks the items of a setting.
     *
     * @throws IllegalArgumentException if one is no address and no network
     */
    public static void check(String key, List<String> texts) {
        for (String text : texts) {
            if (parse(text).isEmpty()) {
                throw new IllegalArgumentException(key + " has " + text
                        + ": expected an address such as 10.0.0.5, or a network such as 10.0.0.0/8");
            }
        }
    }

    /** Whether the address is in one of them; what is no address is not. */
    public boolean hold(String address) {
        return !networks.isEmpty()
                && literal(address)
                        .filter(bytes -> networks.stream().anyMatch(network -> network.holds(bytes)))
                        .isPresent();
    }

    /** The bytes of an address; empty for a name, which would have to be looked up. */
    static Optional<byte[]> literal(String text) {
        boolean six = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}");
        if (!six && !text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            // It has the letters of an address, and is none.
            return Optional.empty();
        }
    }

    private static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        return literal(slash < 0 ? text : text.substring(0, slash)).flatMap(first -> {
            int all = first.length * BYTE_BITS;
            String length = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
            return length.matches("\\d{1,3}") && Integer.parseInt(length) <= all
                    ? Optional.of(new Network(first, Integer.parseInt(length)))
                    : Optional.empty();
        });
    }
}
