package io.hoststream.collect;

import io.hoststream.collect.Collector.Clocks;
import io.hoststream.collect.Collector.Inputs;
import io.hoststream.collect.Collector.Profile;
import io.hoststream.collect.filesystem.FilesystemWatch;
import io.hoststream.collect.filesystem.MountSelection;
import io.hoststream.collect.filesystem.MountSource;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.identity.HostName;
import io.hoststream.collect.identity.IdentityFiles;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.linux.LinuxMounts;
import io.hoststream.collect.linux.LinuxProbe;
import io.hoststream.collect.oshi.OshiMounts;
import io.hoststream.collect.oshi.OshiProbe;
import io.hoststream.collect.reading.Probe;
import io.hoststream.collect.selection.DeviceSelection;
import io.hoststream.collect.shipping.ShippingThread;
import io.hoststream.pipeline.role.RoleContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import oshi.SystemInfo;

/** Puts a collector together for the system it runs on. Blocks: reads and writes files. */
final class Assembly {

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    private final RoleContext context;
    private final CollectSettings settings;
    private final LongSupplier nanoClock;

    Assembly(RoleContext context, CollectSettings settings, LongSupplier nanoClock) {
        this.context = context;
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    /**
     * A collector that is ready to tick, registered at the topic of hosts.
     *
     * @throws IllegalStateException if this host has no usable name or identity, or another collector has the spool
     */
    Collector collector() {
        return collector(() -> new SpoolOutlet(
                ShippingThread.start(
                        context, spoolDirectory(), settings.spoolSize().bytes()),
                context.schemaIds()));
    }

    private Path spoolDirectory() {
        return settings.spoolDirectory().orElseGet(() -> context.data().resolve("spool"));
    }

    Collector collector(Supplier<SampleOutlet> outlets) {
        HostIdentity identity = new IdentityFiles(context.data())
                .begin(HostName.choose(settings.host()), context.clock().instant());
        Map<String, String> labels = settings.allLabels();
        Inputs inputs = LINUX ? linux() : other();
        SampleOutlet outlet = outlets.get();
        Profile profile = new Profile(identity, settings.interval(), labels);
        outlet.register(
                Registration.of(profile, inputs.probe().facts(), context.clock().instant()));
        return new Collector(
                profile, inputs, new Clocks(context.clock(), nanoClock), outlet, new CollectMeters(context.meters()));
    }

    private Inputs linux() {
        return inputs(new LinuxProbe(HostRoot.OWN, devices()), new LinuxMounts(HostRoot.OWN));
    }

    private Inputs other() {
        SystemInfo info = new SystemInfo();
        return inputs(new OshiProbe(info, devices()), new OshiMounts(info));
    }

    private DeviceSelection devices() {
        return new DeviceSelection(settings.diskExclude(), settings.networkExclude());
    }

    private Inputs inputs(Probe probe, MountSource mounts) {
        MountSelection selection = new MountSelection(settings.filesystemExclude(), settings.filesystemTypeExclude());
        return new Inputs(
                probe,
                new FilesystemWatch(
                        mounts, selection, settings.filesystemInterval(), settings.mountDeadline(), nanoClock));
    }
}
