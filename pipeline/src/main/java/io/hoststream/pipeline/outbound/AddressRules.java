package io.hoststream.pipeline.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses may be connected to. Asked about the addresses that a name resolved to, so that no name leads where
 * nobody meant to go.
 *
 * @param privateOnes whether this machine and private networks are allowed
 * @param linkLocal whether link-local addresses are, where clouds answer with credentials
 */
public record AddressRules(boolean privateOnes, boolean linkLocal) {

    private static final List<Range> LINK_LOCAL = List.of(
            Range.of("169.254.0.0", 16),
            Range.of("fe80::", 10),
            // Metadata services that lie elsewhere: AWS, Google, Azure.
            Range.of("fd00:ec2::254", 128),
            Range.of("fd20:ce::254", 128),
            Range.of("168.63.129.16", 32));

    private static final List<Range> PRIVATE = List.of(
            Range.of("127.0.0.0", 8),
            Range.of("::1", 128),
            Range.of("10.0.0.0", 8),
            Range.of("172.16.0.0", 12),
            Range.of("192.168.0.0", 16),
            Range.of("100.64.0.0", 10),
            Range.of("198.18.0.0", 15),
            Range.of("fc00::", 7),
            Range.of("fec0::", 10));

    /** Nobody is there: never allowed. */
    private static final List<Range> NOBODY = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("192.0.0.0", 24),
            Range.of("224.0.0.0", 3),
            Range.of("::", 128),
            Range.of("ff00::", 8));

    /** Addresses of IPv6 that stand for one of IPv4, and where in them it begins. */
    private static final List<Range> CARRIERS = List.of(
            Range.of("64:ff9b::", 96).at(12),
            Range.of("::", 96).at(12),
            Range.of("2002::", 16).at(2));

    /** Why the address must not be connected to; empty if it may be. */
    public Optional<String> objection(InetAddress address) {
        InetAddress meant = carried(address);
        if (isIn(NOBODY, meant)) {
            return Optional.of(address.getHostAddress() + " is no address of a machine");
        }
        if (isIn(LINK_LOCAL, meant)) {
            return linkLocal
                    ? Optional.empty()
                    : Optional.of(address.getHostAddress() + " is a link-local or metadata address");
        }
        return privateOnes || !isPrivate(meant)
                ? Optional.empty()
                : Optional.of(address.getHostAddress() + " is an address of this machine or of a private network");
    }

    /** Whether the address is of this machine, of a private network or link-local: not reached over the internet. */
    public static boolean isNear(InetAddress address) {
        InetAddress meant = carried(address);
        return isIn(LINK_LOCAL, meant) || isPrivate(meant);
    }

    private static boolean isPrivate(InetAddress address) {
        return isIn(PRIVATE, address);
    }

    private static InetAddress carried(InetAddress address) {
        if (address instanceof Inet6Address && !address.isLoopbackAddress() && !address.isAnyLocalAddress()) {
            for (Range carrier : CARRIERS) {
                if (carrier.holds(address)) {
                    return carrier.carried(address);
                }
            }
        }
        return address;
    }

    private static boolean isIn(List<Range> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }

    /** Addresses with the same first bits. */
    private record Range(InetAddress first, int bits, int offset) {

        static Range of(String first, int bits) {
            return new Range(literal(first), bits, 0);
        }

        Range at(int carriedOffset) {
            return new Range(first, bits, carriedOffset);
        }

        /** Only ever given literals, which are not looked up. */
        private static InetAddress literal(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] mine = first.getAddress();
            byte[] other = address.getAddress();
            if (mine.length != other.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if (((mine[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }

        InetAddress carried(InetAddress address) {
            byte[] four = new byte[4];
            System.arraycopy(address.getAddress(), offset, four, 0, four.length);
            try {
                return InetAddress.getByAddress(four);
            } catch (UnknownHostException e) {
                throw new IllegalStateException("Four bytes are an address", e);
            }
        }
    }
}
