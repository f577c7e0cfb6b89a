package io.hoststream.collect.sampling;

import io.hoststream.avro.Network;
import io.hoststream.collect.reading.Named;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network interfaces' section. */
final class NetworkSection {

    private static final double BITS = 8;
    private static final double ALL = 100;
    private static final Traffic UNKNOWN = new Traffic(null, null, null, null);

    private NetworkSection() {}

    static List<Network> of(List<NetworkReading> now, @Nullable List<NetworkReading> before, Span span) {
        List<Network> networks = new ArrayList<>(now.size());
        for (NetworkReading network : now) {
            networks.add(network(network, Named.find(before, network.name(), networks.size()), span));
        }
        return networks;
    }

    private static Network network(NetworkReading now, @Nullable NetworkReading before, Span span) {
        Traffic in = before == null ? UNKNOWN : change(before.received(), now.received());
        Traffic out = before == null ? UNKNOWN : change(before.sent(), now.sent());
        if (wentBack(in) || wentBack(out)) {
            span.reset(now.name());
            in = UNKNOWN;
            out = UNKNOWN;
        }
        Float sent = span.perSecond(out.bytes());
        Float received = span.perSecond(in.bytes());
        Network.Builder builder = Network.newBuilder()
                .setDevice(now.name())
                .setSpeedBitsPerSecond(now.link().speedBitsPerSecond())
                .setUp(now.link().up())
                .setVirtual(now.link().virtual())
                .setSentBytesPerSecond(sent)
                .setReceivedBytesPerSecond(received)
                .setBandwidthPercent(bandwidth(sent, received, now.link().speedBitsPerSecond()));
        return counters(rates(builder, in, out, span), now.received(), now.sent())
                .build();
    }

    private static Network.Builder rates(Network.Builder builder, Traffic in, Traffic out, Span span) {
        return builder.setSentPacketsPerSecond(span.perSecond(out.packets()))
                .setReceivedPacketsPerSecond(span.perSecond(in.packets()))
                .setErrorsInPerSecond(span.perSecond(in.errors()))
                .setErrorsOutPerSecond(span.perSecond(out.errors()))
                .setDropsInPerSecond(span.perSecond(in.drops()))
                .setDropsOutPerSecond(span.perSecond(out.drops()));
    }

    private static Network.Builder counters(Network.Builder builder, Traffic received, Traffic sent) {
        return builder.setSentBytes(sent.bytes())
                .setReceivedBytes(received.bytes())
                .setSentPackets(sent.packets())
                .setReceivedPackets(received.packets())
                .setErrorsIn(received.errors())
                .setErrorsOut(sent.errors())
                .setDropsIn(received.drops())
                .setDropsOut(sent.drops());
    }

    private static Traffic change(Traffic before, Traffic now) {
        return new Traffic(
                Counters.delta(before.bytes(), now.bytes()),
                Counters.delta(before.packets(), now.packets()),
                Counters.delta(before.errors(), now.errors()),
                Counters.delta(before.drops(), now.drops()));
    }

    private static boolean wentBack(Traffic change) {
        return Counters.wentBack(change.bytes())
                || Counters.wentBack(change.packets())
                || Counters.wentBack(change.errors())
                || Counters.wentBack(change.drops());
    }

    /** Of the busier direction, since links carry both at once. */
    private static @Nullable Float bandwidth(@Nullable Float sent, @Nullable Float received, @Nullable Long speed) {
        if (sent == null || received == null || speed == null || speed <= 0) {
            return null;
        }
        return (float) Math.min(ALL, ALL * BITS * Math.max(sent, received) / speed);
    }
}
