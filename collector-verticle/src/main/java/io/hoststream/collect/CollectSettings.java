package io.hoststream.collect;

import io.hoststream.collect.identity.HostName;
import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What role collect is told.
 *
 * @param interval from one sample to the next
 * @param filesystemInterval from one look at the filesystems to the next
 * @param mountDeadline how long a mount may take to answer
 * @param host the host's name
 * @param environment the label of that name
 * @param region the label of that name
 * @param group the label of that name
 * @param labels free labels
 * @param diskExclude disks that get no row
 * @param networkExclude interfaces that get no row
 * @param filesystemExclude mount points that get no row
 * @param filesystemTypeExclude types of filesystems that get no row
 * @param boost whether those who watch the host may ask for quicker samples
 * @param spoolSize the most that samples may take on the disk while the broker is away
 * @param spoolDirectory where they are kept
 */
@Prefix("collect")
public record CollectSettings(
        @Setting(help = "Time from one sample to the next", byDefault = "10s", min = 100, max = 3_600_000)
        Duration interval,

        @Setting(
                help = "Time from one look at the filesystems to the next",
                byDefault = "60s",
                min = 1000,
                max = 86_400_000)
        Duration filesystemInterval,

        @Setting(
                help = "How long a mounted filesystem may take to answer before it is reported stuck",
                byDefault = "5s",
                min = 100,
                max = 60_000)
        Duration mountDeadline,

        @Setting(
                help = "Name of this host, unique among the hosts; without one, the name that the system has",
                pattern = HostName.FORM)
        Optional<String> host,

        @Setting(help = "Label environment of this host, such as production")
        Optional<String> environment,

        @Setting(help = "Label region of this host, such as eu-west-1")
        Optional<String> region,

        @Setting(help = "Label group of this host, such as web")
        Optional<String> group,

        @Setting(help = "More labels of this host: any names, each with its value")
        Map<String, String> labels,

        @Setting(
                help =
                        "Disks that get no row; * stands for any text. Partitions never get one. The defaults are devices"
                                + " in memory or made of other devices, which would count the same traffic again",
                byDefault = "loop*, ram*, zram*, fd*, sr*, dm-*, md*, zd*")
        List<String> diskExclude,

        @Setting(
                help = "Network interfaces that get no row; * stands for any text",
                byDefault = "lo, lo0, fireqos*, *-ifb, fwpr*, fwbr*, fwln*, ifb4*")
        List<String> networkExclude,

        @Setting(
                help = "Mount points that get no row; * stands for any text. The root always gets one",
                byDefault =
                        "/dev, /dev/*, /proc, /proc/*, /sys, /sys/*, /run, /run/lock, /run/user/*, /run/credentials/*,"
                                + " /run/docker/*, /run/containerd/*, /run/snapd/*, /run/netns/*, /var/lib/docker/*,"
                                + " /var/lib/containers/*, /var/lib/kubelet/*, /snap/*, /etc/hosts, /etc/hostname,"
                                + " /etc/resolv.conf")
        List<String> filesystemExclude,

        @Setting(
                help = "Types of filesystems that get no row; * stands for any text. The root always gets one",
                byDefault = "autofs, binfmt_misc, bpf, cgroup, cgroup2, configfs, debugfs, devpts, devtmpfs, efivarfs,"
                        + " erofs, fusectl, fuse.gvfsd-fuse, fuse.lxcfs, fuse.portal, fuse.snapfuse, hugetlbfs, iso9660,"
                        + " mqueue, nsfs, overlay, proc, procfs, pstore, ramfs, rpc_pipefs, securityfs, selinuxfs,"
                        + " squashfs, sysfs, tracefs")
        List<String> filesystemTypeExclude,

        @Setting(
                help =
                        "Take a sample a second, or as often as role serve asks, for as long as somebody watches this host"
                                + " (serve.boost); never more often than that, and back to the interval when nobody does",
                byDefault = "false")
        boolean boost,

        @Setting(
                help = "The most that samples may take on the disk while the broker is away; past it the oldest go",
                byDefault = "64MB",
                min = CollectSettings.LEAST_SPOOL,
                max = CollectSettings.MOST_SPOOL)
        ByteSize spoolSize,

        @Setting(help = "Directory for samples on their way to the broker; without one, spool in the data directory")
        Optional<Path> spoolDirectory) {

    static final long LEAST_SPOOL = 1L << 20;
    static final long MOST_SPOOL = 1L << 40;

    /** Checks what belongs together. */
    public CollectSettings {
        labels = Map.copyOf(labels);
        if (mountDeadline.compareTo(filesystemInterval) > 0) {
            throw new IllegalArgumentException(
                    "collect.mount-deadline is longer than collect.filesystem-interval: a round has to end before the next");
        }
        HostLabels.check(environment, region, group, labels);
    }

    /** All labels of this host by name. */
    Map<String, String> allLabels() {
        return HostLabels.all(environment, region, group, labels);
    }
}
