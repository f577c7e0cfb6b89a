package io.hoststream.storage.naming;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The time of every processor, by mode, as node_exporter has it. */
final class NodeProcessors {

    private static final SeriesFamily TIME =
            SeriesFamily.of("node_cpu_seconds_total", SeriesType.COUNTER, "Time of each processor since boot, by mode");
    private static final SeriesFamily GUEST_TIME = SeriesFamily.of(
            "node_cpu_guest_seconds_total",
            SeriesType.COUNTER,
            "Time of each processor spent for guests since boot, which is in the modes user and nice as well");

    static final List<SeriesFamily> FAMILIES = List.of(TIME, GUEST_TIME);

    private static final Map<Map<String, String>, Function<CpuTicks, @Nullable Long>> MODES = modes();
    private static final Map<Map<String, String>, Function<CpuTicks, @Nullable Long>> GUEST_MODES =
            Map.of(mode("user"), CpuTicks::getGuest, mode("nice"), CpuTicks::getGuestNice);

    private NodeProcessors() {}

    private static Map<Map<String, String>, Function<CpuTicks, @Nullable Long>> modes() {
        Map<Map<String, String>, Function<CpuTicks, @Nullable Long>> modes = new LinkedHashMap<>();
        modes.put(mode("idle"), CpuTicks::getIdle);
        modes.put(mode("iowait"), CpuTicks::getIowait);
        modes.put(mode("irq"), CpuTicks::getIrq);
        modes.put(mode("nice"), CpuTicks::getNice);
        modes.put(mode("softirq"), CpuTicks::getSoftirq);
        modes.put(mode("steal"), CpuTicks::getSteal);
        modes.put(mode("system"), CpuTicks::getSystem);
        modes.put(mode("user"), CpuTicks::getUser);
        return modes;
    }

    private static Map<String, String> mode(String name) {
        return Map.of("mode", name);
    }

    static void read(HostSample sample, LabelSource labels, SeriesVisitor visitor) {
        Cpu cpu = sample.getCpu();
        if (cpu == null || cpu.getTicksPerSecond() <= 0) {
            return;
        }
        for (CpuCore core : cpu.getCores()) {
            CpuTicks ticks = core.getTicks();
            if (ticks != null) {
                Device device = device(core.getName());
                double perSecond = cpu.getTicksPerSecond();
                MODES.forEach((mode, column) ->
                        visit(TIME, labels.of(device, mode), column.apply(ticks), perSecond, visitor));
                GUEST_MODES.forEach((mode, column) ->
                        visit(GUEST_TIME, labels.of(device, mode), column.apply(ticks), perSecond, visitor));
            }
        }
    }

    private static void visit(
            SeriesFamily family,
            @Nullable SeriesLabels labels,
            @Nullable Long ticks,
            double perSecond,
            SeriesVisitor visitor) {
        if (labels != null && ticks != null && ticks >= 0) {
            visitor.series(family, labels, ticks / perSecond);
        }
    }

    private static Device device(String name) {
        String number = name.startsWith("cpu") ? name.substring("cpu".length()) : name;
        return new Device(number, Map.of("cpu", number));
    }
}
