package io.hoststream.collect;

import io.hoststream.collect.Collector.Clocks;
import io.hoststream.collect.Collector.Inputs;
import io.hoststream.collect.Collector.Profile;
import io.hoststream.collect.custom.CustomFiles;
import io.hoststream.collect.filesystem.MountRounds;
import io.hoststream.collect.filesystem.MountSelection;
import io.hoststream.collect.filesystem.MountSource;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.identity.HostName;
import io.hoststream.collect.identity.IdentityFiles;
import io.hoststream.collect.identity.MachineId;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.linux.LinuxMounts;
import io.hoststream.collect.linux.LinuxProbe;
import io.hoststream.collect.linux.Thermometers;
import io.hoststream.collect.linux.TopProcesses;
import io.hoststream.collect.oshi.OshiMounts;
import io.hoststream.collect.oshi.OshiProbe;
import io.hoststream.collect.pace.BoostTail;
import io.hoststream.collect.pace.Pace;
import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Probe;
import io.hoststream.collect.selection.DeviceSelection;
import io.hoststream.collect.shipping.ShippingThread;
import io.hoststream.pipeline.role.RoleContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import oshi.SystemInfo;

/** Puts a collector together for the system it runs on. Blocks: reads and writes files. */
final class Assembly {

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    /** What there is to read of a system. */
    private record Machine(Optional<MachineId> id, Probe probe, List<PacedFamily> paced) {}

    private final RoleContext context;
    private final CollectSettings settings;
    private final CollectFamilies families;
    private final CollectMeters meters;
    private final LongSupplier nanoClock;

    Assembly(RoleContext context, CollectSettings settings, CollectFamilies families, LongSupplier nanoClock) {
        this.context = context;
        this.settings = settings;
        this.families = families;
        this.meters = new CollectMeters(context.meters());
        this.nanoClock = nanoClock;
    }

    /**
     * A collector that is ready to tick, with its pace.
     *
     * @throws IllegalStateException if this host has no usable name or identity
     */
    CollectThread.Ready ready() {
        Collector collector = collector(() -> new SpoolOutlet(ShippingThread.start(
                context, spoolDirectory(), settings.spoolSize().bytes())));
        Duration interval = settings.interval();
        Pace pace = settings.boost()
                ? BoostTail.start(context, collector.host(), interval, nanoClock)
                : Pace.steady(interval);
        return new CollectThread.Ready(collector, pace);
    }

    private Path spoolDirectory() {
        return settings.spoolDirectory().orElseGet(() -> context.data().resolve("spool"));
    }

    /**
     * A collector that is ready to tick, registered at the topic of hosts.
     *
     * @throws IllegalStateException if this host has no usable name or identity, or another collector has the spool
     */
    Collector collector(Supplier<SampleOutlet> outlets) {
        Machine machine = LINUX ? linux() : other();
        HostIdentity identity = new IdentityFiles(context.data(), machine.id())
                .begin(
                        HostName.choose(settings.host(), families.hostRoot()),
                        context.clock().instant());
        Profile profile = new Profile(identity, settings.interval(), settings.allLabels());
        SampleOutlet outlet = outlets.get();
        InventoryWatch inventory = inventory(profile, machine.probe(), outlet);
        inventory.begin();
        return new Collector(
                profile,
                new Inputs(machine.probe(), machine.paced(), inventory),
                new Clocks(context.clock(), nanoClock),
                outlet,
                meters);
    }

    private InventoryWatch inventory(Profile profile, Probe probe, SampleOutlet outlet) {
        return new InventoryWatch(
                () -> Registration.of(profile, probe.facts(), context.clock().instant()), outlet::register, nanoClock);
    }

    private Machine linux() {
        HostRoot root = HostRoot.at(families.hostRoot());
        List<PacedFamily> paced = paced(new LinuxMounts(root));
        paced.add(new PacedFamily(
                Family.TEMPERATURES, new Thermometers(root, nanoClock), families.temperatureInterval()));
        if (families.processTop() > 0) {
            TopProcesses top = new TopProcesses(root, families.processTop(), nanoClock);
            paced.add(new PacedFamily(Family.PROCESSES, top, families.processInterval()));
        }
        return new Machine(MachineId.ofLinux(root.path()), new LinuxProbe(root, devices()), paced);
    }

    private Machine other() {
        SystemInfo info = new SystemInfo();
        return new Machine(
                MachineId.of(info.getHardware().getComputerSystem().getHardwareUUID()),
                new OshiProbe(info, devices()),
                paced(new OshiMounts(info)));
    }

    private DeviceSelection devices() {
        return new DeviceSelection(settings.diskExclude(), settings.networkExclude());
    }

    /** Those that every system has. */
    private List<PacedFamily> paced(MountSource mounts) {
        MountSelection selection = new MountSelection(settings.filesystemExclude(), settings.filesystemTypeExclude());
        MountRounds rounds = new MountRounds(mounts, selection, settings.mountDeadline(), nanoClock);
        List<PacedFamily> paced = new ArrayList<>();
        paced.add(new PacedFamily(Family.FILESYSTEMS, rounds, settings.filesystemInterval()));
        families.customDirectory()
                .ifPresent(directory -> paced.add(new PacedFamily(
                        Family.CUSTOM, new CustomFiles(directory, meters::customRefused), families.customInterval())));
        return paced;
    }
}
