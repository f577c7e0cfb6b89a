package io.hoststream.schema.wire;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Boost;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Expected;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Outlook;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.SequenceRange;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.ToldAlert;
import io.hoststream.avro.TopProcess;
import io.hoststream.avro.WatchRun;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Avro's class lookup, closed to all but the contract's own classes. Avro finds classes by the names that a schema
 * carries and, since 1.12.2, refuses those that are not on a list that is global to the process; this table needs no such
 * list, so a downstream team's own is left alone.
 */
final class KnownClasses extends SpecificData {

    static final KnownClasses INSTANCE = new KnownClasses();

    private static final List<Class<?>> CLASSES = List.of(
            AlertEvent.class,
            AlertState.class,
            Boost.class,
            Cause.class,
            Connections.class,
            Cpu.class,
            CpuCore.class,
            CpuTicks.class,
            CustomKind.class,
            CustomMetric.class,
            Disk.class,
            Filesystem.class,
            HostGroups.class,
            HostInfo.class,
            HostSample.class,
            HostWatch.class,
            Learned.class,
            Expected.class,
            Outlook.class,
            Load.class,
            Marks.class,
            Memory.class,
            Network.class,
            Notification.class,
            Pressure.class,
            PressureTotals.class,
            Processes.class,
            SequenceRange.class,
            SeriesWatch.class,
            Severity.class,
            Silence.class,
            Swap.class,
            Temperature.class,
            ToldAlert.class,
            TopProcess.class,
            WatchRun.class);

    private static final Map<String, Class<?>> BY_NAME =
            CLASSES.stream().collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

    private KnownClasses() {
        addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> BY_NAME.get(schema.getFullName());
            default -> super.getClass(schema);
        };
    }
}
