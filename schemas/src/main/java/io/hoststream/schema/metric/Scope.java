package io.hoststream.schema.metric;

import io.hoststream.avro.CpuCore;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.avro.Temperature;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Over what a metric is taken: which items of a sample carry it, and which labels tell those items apart.
 *
 * @param <D> the type of one item
 */
public final class Scope<D> {

    /** The host as a whole; no labels. */
    public static final Scope<HostSample> HOST = new Scope<>("host", List.of(), List::of, sample -> Device.HOST);

    /** One logical processor; label {@code cpu}, its number. */
    public static final Scope<CpuCore> CORE = new Scope<>(
            "core",
            List.of("cpu"),
            sample -> sample.getCpu() == null ? null : sample.getCpu().getCores(),
            core -> Device.of("cpu", coreNumber(core.getName())));

    /** One block device; label {@code device}. */
    public static final Scope<Disk> DISK =
            new Scope<>("disk", List.of("device"), HostSample::getDisks, disk -> Device.of("device", disk.getDevice()));

    /** One network interface; label {@code device}. */
    public static final Scope<Network> INTERFACE = new Scope<>(
            "interface", List.of("device"), HostSample::getNetworks, nic -> Device.of("device", nic.getDevice()));

    /** One filesystem; labels {@code mountpoint}, {@code device} and {@code fstype}. */
    public static final Scope<Filesystem> FILESYSTEM = new Scope<>(
            "filesystem",
            List.of("mountpoint", "device", "fstype"),
            HostSample::getFilesystems,
            fs -> new Device(
                    fs.getMountpoint(),
                    Map.of("mountpoint", fs.getMountpoint(), "device", fs.getDevice(), "fstype", fs.getType())));

    /** One temperature sensor; label {@code sensor}. */
    public static final Scope<Temperature> SENSOR = new Scope<>(
            "sensor", List.of("sensor"), HostSample::getTemperatures, t -> Device.of("sensor", t.getSensor()));

    /** Every scope, in the order in which a sample is walked. */
    public static final List<Scope<?>> ALL = List.of(HOST, CORE, DISK, INTERFACE, FILESYSTEM, SENSOR);

    private final String id;
    private final List<String> labels;
    private final Function<HostSample, @Nullable List<D>> items;
    private final Function<D, Device> device;

    private Scope(
            String id, List<String> labels, Function<HostSample, @Nullable List<D>> items, Function<D, Device> device) {
        this.id = id;
        this.labels = labels;
        this.items = items;
        this.device = device;
    }

    private static String coreNumber(String name) {
        return name.startsWith("cpu") ? name.substring(3) : name;
    }

    /** The scope's name in documents, such as {@code disk}. */
    public String id() {
        return id;
    }

    /** The names of the labels that every series of this scope carries. */
    public List<String> labels() {
        return labels;
    }

    List<D> items(HostSample sample) {
        List<D> found = items.apply(sample);
        return found == null ? List.of() : found;
    }

    Device device(D item) {
        return device.apply(item);
    }

    @Override
    public String toString() {
        return id;
    }
}
