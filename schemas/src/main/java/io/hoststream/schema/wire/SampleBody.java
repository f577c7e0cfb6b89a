package io.hoststream.schema.wire;

import io.hoststream.avro.Connections;
import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.SequenceRange;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sample says of itself, and the families that are a few numbers each. The arguments of each constructor are evaluated
 * in their order, which is that of the schema: a new field does not compile until it is read here.
 */
final class SampleBody {

    private static final List<CustomKind> KINDS = List.of(CustomKind.values());

    private SampleBody() {}

    static HostSample hostSample(BinaryInput in) {
        return new HostSample(
                in.text(),
                in.text(),
                instant(in),
                in.number(),
                instant(in),
                in.integer(),
                in.optionalNumber(),
                in.texts(),
                optionalInstant(in),
                marks(in),
                in.optional(MachineBody::cpu),
                in.optional(MachineBody::memory),
                in.optional(MachineBody::swap),
                in.optional(MachineBody::load),
                in.optionalList(DeviceBody::disk),
                in.optionalList(DeviceBody::network),
                in.optionalList(DeviceBody::filesystem),
                in.optional(SampleBody::pressure),
                in.optional(SampleBody::connections),
                in.optional(SampleBody::processes),
                in.optionalList(SampleBody::temperature),
                in.optionalList(SampleBody::customMetric));
    }

    static Marks marks(BinaryInput in) {
        return new Marks(
                in.bool(),
                in.list(BinaryInput::text),
                in.optionalNumber(),
                in.optionalNumber(),
                in.integer(),
                in.list(SampleBody::sequenceRange),
                in.list(BinaryInput::text),
                in.list(BinaryInput::text),
                in.list(BinaryInput::text));
    }

    static SequenceRange sequenceRange(BinaryInput in) {
        return new SequenceRange(instant(in), in.number(), in.number());
    }

    static Pressure pressure(BinaryInput in) {
        return new Pressure(
                in.optional(SampleBody::pressureTotals),
                in.optional(SampleBody::pressureTotals),
                in.optional(SampleBody::pressureTotals),
                in.optional(SampleBody::pressureTotals));
    }

    static PressureTotals pressureTotals(BinaryInput in) {
        return new PressureTotals(in.optionalNumber(), in.optionalNumber(), in.optionalSingle(), in.optionalSingle());
    }

    static Connections connections(BinaryInput in) {
        return new Connections(
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber());
    }

    static Processes processes(BinaryInput in) {
        return new Processes(
                in.optionalInteger(), in.optionalInteger(), in.optionalInteger(), in.list(SampleBody::topProcess));
    }

    static TopProcess topProcess(BinaryInput in) {
        return new TopProcess(in.integer(), in.text(), in.optionalText(), in.optionalSingle(), in.optionalNumber());
    }

    static Temperature temperature(BinaryInput in) {
        return new Temperature(in.text(), in.single());
    }

    static CustomMetric customMetric(BinaryInput in) {
        return new CustomMetric(
                in.text(), in.texts(), KINDS.get(in.symbol(KINDS.size())), in.real(), in.optionalText());
    }

    private static Instant instant(BinaryInput in) {
        return Instant.ofEpochMilli(in.number());
    }

    private static @Nullable Instant optionalInstant(BinaryInput in) {
        return in.present() ? instant(in) : null;
    }
}
