package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import io.hoststream.schema.metric.Device;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What node_exporter has and the catalogue has not, or has in another way. */
final class NodeFamilies {

    private static final SeriesFamily TIME =
            gauge("node_time_seconds", "When the sample was taken, seconds since 1970");
    private static final SeriesFamily UNAME = gauge("node_uname_info", "What uname says of the host; always 1");
    private static final SeriesFamily AVAILABLE = gauge(
            "node_memory_MemAvailable_bytes", "Memory that can be had without swapping, as the kernel estimates it");
    private static final SeriesFamily CACHED = gauge("node_memory_Cached_bytes", "Page cache");
    private static final SeriesFamily UNRECLAIMABLE =
            gauge("node_memory_SUnreclaim_bytes", "Kernel data structures that cannot be given back");
    private static final SeriesFamily SWAP_CACHED = gauge("node_memory_SwapCached_bytes", "Swap also held in memory");
    private static final SeriesFamily SWAPPED_IN = untyped("node_vmstat_pswpin", "Pages read from swap since boot");
    private static final SeriesFamily SWAPPED_OUT = untyped("node_vmstat_pswpout", "Pages written to swap since boot");
    private static final SeriesFamily CELSIUS = gauge("node_hwmon_temp_celsius", "Temperature of the sensor");
    private static final SeriesFamily CHIP = gauge("node_hwmon_chip_names", "The sensor's chip; always 1");

    static final List<SeriesFamily> ALL =
            List.of(TIME, UNAME, AVAILABLE, CACHED, UNRECLAIMABLE, SWAP_CACHED, SWAPPED_IN, SWAPPED_OUT, CELSIUS, CHIP);

    private static final double MILLIS = 1000;
    /** A page of the x86 processors. Samples carry bytes, and other processors have pages of several sizes. */
    private static final double X86_PAGE = 4096;

    private NodeFamilies() {}

    private static SeriesFamily gauge(String name, String help) {
        return SeriesFamily.of(name, SeriesType.GAUGE, help);
    }

    private static SeriesFamily untyped(String name, String help) {
        return SeriesFamily.of(name, SeriesType.UNTYPED, help);
    }

    static void read(HostSample sample, @Nullable HostInfo info, LabelSource labels, SeriesVisitor visitor) {
        SeriesLabels host = labels.of(Device.HOST, Map.of());
        if (host == null) {
            return;
        }
        visitor.series(TIME, host, sample.getTime().toEpochMilli() / MILLIS);
        SeriesLabels uname = labels.of(Device.HOST, Uname.labels(sample.getHost(), info));
        if (uname != null) {
            visitor.series(UNAME, uname, 1);
        }
        memory(sample.getMemory(), host, visitor);
        swap(sample.getSwap(), info != null && Uname.isX86(info), host, visitor);
        List<Temperature> temperatures = sample.getTemperatures();
        if (temperatures != null) {
            temperatures.forEach(temperature -> temperature(temperature, labels, visitor));
        }
    }

    private static void memory(@Nullable Memory memory, SeriesLabels host, SeriesVisitor visitor) {
        if (memory == null) {
            return;
        }
        // The collector counts what ZFS could give back as available, and reclaimable slab as cached; the kernel does
        // not.
        visit(AVAILABLE, host, less(memory.getAvailableBytes(), memory.getArcReclaimableBytes()), 1, visitor);
        visit(CACHED, host, less(memory.getCachedBytes(), memory.getSlabReclaimableBytes()), 1, visitor);
        if (memory.getSlabReclaimableBytes() != null) {
            visit(UNRECLAIMABLE, host, less(memory.getSlabBytes(), memory.getSlabReclaimableBytes()), 1, visitor);
        }
    }

    private static @Nullable Long less(@Nullable Long whole, @Nullable Long part) {
        return whole == null || part == null ? whole : Long.valueOf(whole - part);
    }

    private static void swap(@Nullable Swap swap, boolean x86, SeriesLabels host, SeriesVisitor visitor) {
        if (swap == null) {
            return;
        }
        visit(SWAP_CACHED, host, swap.getCachedBytes(), 1, visitor);
        if (x86) {
            visit(SWAPPED_IN, host, swap.getInBytes(), X86_PAGE, visitor);
            visit(SWAPPED_OUT, host, swap.getOutBytes(), X86_PAGE, visitor);
        }
    }

    private static void visit(
            SeriesFamily family, SeriesLabels labels, @Nullable Long value, double per, SeriesVisitor visitor) {
        if (value != null && value >= 0) {
            visitor.series(family, labels, value / per);
        }
    }

    private static void temperature(Temperature temperature, LabelSource labels, SeriesVisitor visitor) {
        String name = temperature.getSensor();
        int slash = name.indexOf('/');
        String chip = slash < 0 ? name : name.substring(0, slash);
        String sensor = slash < 0 ? name : name.substring(slash + 1);
        SeriesLabels one = labels.of(new Device(name, Map.of("chip", chip, "sensor", sensor)), Map.of());
        if (one != null && Float.isFinite(temperature.getCelsius())) {
            visitor.series(CELSIUS, one, Double.parseDouble(Float.toString(temperature.getCelsius())));
        }
        SeriesLabels whole = labels.of(new Device(chip, Map.of("chip", chip, "chip_name", chip)), Map.of());
        if (whole != null) {
            visitor.series(CHIP, whole, 1);
        }
    }
}
