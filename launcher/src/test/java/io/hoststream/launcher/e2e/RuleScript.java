package io.hoststream.launcher.e2e;

import io.hoststream.alert.rule.Level;
import io.hoststream.alert.rule.Rule;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A host whose watched values wander about the limits of rules: below the clear level, between, at the limit, past it. */
final class RuleScript {

    static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final Map<String, String> LABELS = Map.of("environment", "test", "group", "shop");

    private static final long PACKETS = 1000;

    private final Map<Metric, List<Double>> values = new EnumMap<>(Metric.class);
    private long packets;
    private long drops;

    RuleScript(List<Rule> rules, int length, long seed) {
        Random chance = new Random(seed);
        for (Rule rule : rules) {
            Metric metric = rule.signal().metric().orElseThrow();
            values.put(metric, derived(metric) ? block(length) : walk(rule, length, chance));
        }
    }

    /** Whether Prometheus sees the metric only as the rate of counters over a minute. */
    static boolean derived(Metric metric) {
        return metric.exposition().isEmpty();
    }

    private static List<Double> walk(Rule rule, int length, Random chance) {
        List<Double> places = new ArrayList<>();
        for (Level level : rule.threshold().levels()) {
            places.add(level.clear());
            places.add((level.clear() + level.limit()) / 2);
            places.add(level.limit());
        }
        places.add(rule.threshold().levels().get(0).clear() / 2);
        int hold = (int) rule.timing().hold().dividedBy(INTERVAL);
        List<Double> walk = new ArrayList<>();
        while (walk.size() < length) {
            double place = places.get(chance.nextInt(places.size()));
            int stay = 1 + chance.nextInt(hold * 2);
            for (int i = 0; i < stay && walk.size() < length; i++) {
                walk.add(place);
            }
        }
        return walk;
    }

    /** Nothing, then far past the limit for a while, then nothing. */
    private static List<Double> block(int length) {
        List<Double> block = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            block.add(i > length / 4 && i < length / 2 ? 50.0 : 0.0);
        }
        return block;
    }

    HostSample sample(int number) {
        float share = at(Metric.NETWORK_DROPS_IN_PERCENT, number);
        long dropped = Math.round(PACKETS * share / (100 - share));
        packets += PACKETS * INTERVAL.toSeconds();
        drops += dropped * INTERVAL.toSeconds();
        return HostSample.newBuilder()
                .setHost("web-1")
                .setHostId("id")
                .setEpoch(START)
                .setSequence(number + 1)
                .setTime(START.plus(INTERVAL.multipliedBy(number)))
                .setIntervalMillis((int) INTERVAL.toMillis())
                .setLabels(LABELS)
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build())
                .setCpu(Cpu.newBuilder()
                        .setLogicalCount(2)
                        .setCores(List.of())
                        .setUsagePercent(at(Metric.CPU_USAGE_PERCENT, number))
                        .build())
                .setMemory(Memory.newBuilder()
                        .setTotalBytes(1L << 30)
                        .setUsagePercent(at(Metric.MEMORY_USAGE_PERCENT, number))
                        .build())
                .setDisks(
                        List.of(disk("sda", number, at(Metric.DISK_IO_UTIL_PERCENT, number)), disk("idle", number, 1f)))
                .setFilesystems(List.of(filesystem(number)))
                .setNetworks(List.of(network(number, dropped)))
                .build();
    }

    private float at(Metric metric, int number) {
        return values.get(metric).get(number).floatValue();
    }

    private Disk disk(String name, int number, float busy) {
        // Busy enough for its requests to count, whatever else it does.
        float util = name.equals("sda") ? Math.max(busy, 35f) : busy;
        return Disk.newBuilder()
                .setDevice(name)
                .setUtilPercent(util)
                .setAwaitMillis(at(Metric.DISK_AWAIT_TIME, number))
                .build();
    }

    private Filesystem filesystem(int number) {
        return Filesystem.newBuilder()
                .setMountpoint("/home")
                .setDevice("/dev/sda1")
                .setType("ext4")
                .setUsagePercent(at(Metric.DISK_USAGE_PERCENT, number))
                .setInodeUsagePercent(at(Metric.INODE_USAGE_PERCENT, number))
                .build();
    }

    private Network network(int number, long dropped) {
        return Network.newBuilder()
                .setDevice("eth0")
                .setBandwidthPercent(at(Metric.NETWORK_BANDWIDTH_USAGE, number))
                .setSpeedBitsPerSecond(1_000_000_000L)
                .setReceivedPacketsPerSecond((float) PACKETS)
                .setDropsInPerSecond((float) dropped)
                .setSentPacketsPerSecond((float) PACKETS)
                .setDropsOutPerSecond((float) dropped)
                .setReceivedPackets(packets)
                .setSentPackets(packets)
                .setDropsIn(drops)
                .setDropsOut(drops)
                .build();
    }
}
