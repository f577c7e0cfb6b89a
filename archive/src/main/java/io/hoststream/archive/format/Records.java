package io.hoststream.archive.format;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.SequenceRange;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Makes empty records of the types that a sample consists of. */
final class Records {

    private static final List<Supplier<? extends SpecificRecord>> TYPES = List.of(
            HostSample::new,
            Marks::new,
            SequenceRange::new,
            Cpu::new,
            CpuCore::new,
            CpuTicks::new,
            Memory::new,
            Swap::new,
            Load::new,
            Disk::new,
            Network::new,
            Filesystem::new,
            Pressure::new,
            PressureTotals::new,
            Connections::new,
            Processes::new,
            TopProcess::new,
            Temperature::new,
            CustomMetric::new);

    private static final Map<String, Supplier<? extends SpecificRecord>> BY_NAME = TYPES.stream()
            .collect(Collectors.toUnmodifiableMap(type -> type.get().getSchema().getFullName(), Function.identity()));

    private Records() {}

    static SpecificRecord create(String name) {
        Supplier<? extends SpecificRecord> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalStateException("The schema has a record " + name + " that cannot be made from JSON");
        }
        return type.get();
    }
}
