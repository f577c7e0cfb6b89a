package io.hoststream.collect.machine;

import io.hoststream.avro.CpuCore;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The parts of a sample that have to be there, by name. */
final class Parts {

    private Parts() {}

    static ToDoubleFunction<HostSample> disk(String device, ToDoubleFunction<Disk> value) {
        return sample -> value.applyAsDouble(
                find(sample.getDisks(), disk -> disk.getDevice().equals(device)));
    }

    static ToDoubleFunction<HostSample> network(String device, ToDoubleFunction<Network> value) {
        return sample -> value.applyAsDouble(
                find(sample.getNetworks(), network -> network.getDevice().equals(device)));
    }

    static ToDoubleFunction<HostSample> filesystem(String mountpoint, ToDoubleFunction<Filesystem> value) {
        return sample -> value.applyAsDouble(find(
                sample.getFilesystems(),
                filesystem -> filesystem.getMountpoint().equals(mountpoint)));
    }

    static double core(HostSample sample, String name, ToDoubleFunction<CpuCore> value) {
        return value.applyAsDouble(find(
                Objects.requireNonNull(sample.getCpu()).getCores(),
                core -> core.getName().equals(name)));
    }

    static <T> T find(@Nullable List<T> items, Predicate<T> wanted) {
        return Objects.requireNonNull(items).stream().filter(wanted).findFirst().orElseThrow();
    }
}
