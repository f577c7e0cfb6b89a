package io.hoststream.schema.metric;

import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import java.util.HashMap;
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

    private static final List<String> FILESYSTEM_LABELS = List.of("mountpoint", "device", "fstype");
    private static final List<String> PROCESS_LABELS = List.of("process", "pid", "user");
    private static final List<String> OWNERLESS_PROCESS_LABELS = List.of("process", "pid");

    /** The host as a whole; no labels. */
    public static final Scope<HostSample> HOST = new Scope<>("host", List.of(), List::of, sample -> Device.HOST);

    /** One logical processor; label {@code cpu}, its number. */
    public static final Scope<CpuCore> CORE = new Scope<>(
            "core",
            List.of("cpu"),
            sample -> sample.getCpu() == null ? null : sample.getCpu().getCores(),
            core -> CoreDevices.of(core.getName()));

    /** One block device; label {@code device}. */
    public static final Scope<Disk> DISK =
            new Scope<>("disk", List.of("device"), HostSample::getDisks, disk -> Device.of("device", disk.getDevice()));

    /** One network interface; label {@code device}. */
    public static final Scope<Network> INTERFACE = new Scope<>(
            "interface", List.of("device"), HostSample::getNetworks, nic -> Device.of("device", nic.getDevice()));

    /** One filesystem; labels {@code mountpoint}, {@code device} and {@code fstype}. */
    public static final Scope<Filesystem> FILESYSTEM = new Scope<>(
            "filesystem",
            FILESYSTEM_LABELS,
            HostSample::getFilesystems,
            fs -> new Device(
                    fs.getMountpoint(),
                    new Labels(FILESYSTEM_LABELS, fs.getMountpoint(), fs.getDevice(), fs.getType())));

    /** One temperature sensor; label {@code sensor}. */
    public static final Scope<Temperature> SENSOR = new Scope<>(
            "sensor", List.of("sensor"), HostSample::getTemperatures, t -> Device.of("sensor", t.getSensor()));

    /**
     * One of the processes that use the most; labels {@code process}, {@code pid} and {@code user}. Its short name is the
     * process's, which several may share.
     */
    public static final Scope<TopProcess> PROCESS = new Scope<>(
            "process",
            PROCESS_LABELS,
            sample ->
                    sample.getProcesses() == null ? null : sample.getProcesses().getTop(),
            Scope::process);

    /** One series of the user's own; label {@code metric}, its name, beside its own labels. */
    public static final Scope<CustomMetric> CUSTOM =
            new Scope<>("custom", List.of("metric"), HostSample::getCustom, Scope::custom);

    /** Every scope, in the order in which a sample is walked. */
    public static final List<Scope<?>> ALL = List.of(HOST, CORE, DISK, INTERFACE, FILESYSTEM, SENSOR, PROCESS, CUSTOM);

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

    private static Device process(TopProcess process) {
        String name = process.getName();
        String pid = Integer.toString(process.getPid());
        String user = process.getUser();
        return new Device(
                name,
                user == null
                        ? new Labels(OWNERLESS_PROCESS_LABELS, name, pid)
                        : new Labels(PROCESS_LABELS, name, pid, user));
    }

    private static Device custom(CustomMetric custom) {
        Map<String, String> labels = new HashMap<>(custom.getLabels());
        String own = labels.put("metric", custom.getName());
        if (own != null) {
            // What Prometheus does with a label whose name is taken.
            labels.put("exported_metric", own);
        }
        return new Device(custom.getName(), Map.copyOf(labels));
    }

    /** The scope's name in documents, such as {@code disk}. */
    public String id() {
        return id;
    }

    /** The names of the labels that every series of this scope carries. */
    public List<String> labels() {
        return labels;
    }

    /** Whether the sample carries anything of this scope: families that are read less often are in some samples only. */
    public boolean isIn(HostSample sample) {
        return !items(sample).isEmpty();
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
