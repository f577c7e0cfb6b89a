package io.hoststream.schema.wire;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.Load;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Swap;

/** Processors, memory, swap and load. */
final class MachineBody {

    private MachineBody() {}

    static Cpu cpu(BinaryInput in) {
        return new Cpu(
                in.integer(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optional(MachineBody::cpuTicks),
                in.integer(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.list(MachineBody::cpuCore),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalSingle(),
                in.optionalNumber());
    }

    static CpuTicks cpuTicks(BinaryInput in) {
        // Not boxed before the constructor takes them, so that they need not be boxed at all: there are many of these.
        long user = in.number();
        long nice = in.number();
        long system = in.number();
        long idle = in.number();
        long iowait = in.number();
        long irq = in.number();
        long softirq = in.number();
        long steal = in.number();
        Long guest = in.optionalNumber();
        Long guestNice = in.optionalNumber();
        return new CpuTicks(user, nice, system, idle, iowait, irq, softirq, steal, guest, guestNice);
    }

    static CpuCore cpuCore(BinaryInput in) {
        return new CpuCore(in.text(), in.optionalSingle(), in.optional(MachineBody::cpuTicks));
    }

    static Memory memory(BinaryInput in) {
        return new Memory(
                in.number(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber());
    }

    static Swap swap(BinaryInput in) {
        return new Swap(
                in.number(),
                in.number(),
                in.number(),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle());
    }

    static Load load(BinaryInput in) {
        return new Load(
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalInteger(),
                in.optionalInteger());
    }
}
