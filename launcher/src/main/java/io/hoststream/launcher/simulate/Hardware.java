package io.hoststream.launcher.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * What a machine is made of.
 *
 * @param cores logical processors
 * @param memory usable main memory; bytes
 * @param swap swap space; bytes
 * @param virtual whether it is a virtual machine, which has no sensors and shares its processors
 * @param disks block devices
 * @param links network interfaces
 */
record Hardware(int cores, long memory, long swap, boolean virtual, List<DiskKind> disks, List<LinkKind> links) {

    static final long PAGE = 4096;
    static final long GIGA = 1L << 30;

    private static final double VIRTUAL = 0.6;
    private static final List<Integer> CORES = List.of(4, 4, 4, 8, 8, 8, 12, 16);

    /**
     * One kind of block device.
     *
     * @param name the kernel's name
     * @param number major:minor
     * @param serviceMillis how long a request takes when nothing else is to be done
     * @param perSecond requests a second that keep it busy
     * @param share how much of the machine's work it does
     */
    record DiskKind(String name, String number, double serviceMillis, double perSecond, double share) {}

    /**
     * One kind of network interface.
     *
     * @param name the kernel's name
     * @param bitsPerSecond its speed; 0 for one that is virtual
     * @param share how much of the machine's traffic it carries
     */
    record LinkKind(String name, long bitsPerSecond, double share) {}

    static Hardware any(Duty duty, Chance chance) {
        boolean virtual = chance.happens(VIRTUAL);
        int cores = chance.oneOf(CORES);
        int perCore = duty.keepsInMemory() ? 8 : 2 << (int) chance.between(0, 2);
        // The kernel and the firmware keep some of it.
        long memory = pages((double) cores * perCore * GIGA * chance.between(0.955, 0.985));
        long swap = chance.happens(0.6) ? 0 : GIGA * chance.oneOf(List.of(1, 2, 4, 8)) - PAGE;
        return new Hardware(cores, memory, swap, virtual, disks(duty, virtual, chance), links(virtual, chance));
    }

    static long pages(double bytes) {
        return PAGE * (long) (bytes / PAGE);
    }

    private static List<DiskKind> disks(Duty duty, boolean virtual, Chance chance) {
        int count = duty.keepsOnDisk() ? 4 : 2 + (int) chance.between(0, 2);
        boolean slow = duty.equals(Duty.STORAGE) && !virtual;
        List<DiskKind> disks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double share = i == 0 ? 0.3 : 0.7 / (count - 1);
            if (virtual) {
                disks.add(
                        new DiskKind("vd" + (char) ('a' + i), "254:" + 16 * i, chance.between(0.3, 0.9), 3000, share));
            } else if (slow && i > 0) {
                disks.add(new DiskKind(
                        "sd" + (char) ('a' + i - 1), "8:" + 16 * (i - 1), chance.between(4, 7), 150, share));
            } else {
                disks.add(new DiskKind("nvme" + i + "n1", "259:" + 5 * i, chance.between(0.07, 0.15), 9000, share));
            }
        }
        return List.copyOf(disks);
    }

    private static List<LinkKind> links(boolean virtual, Chance chance) {
        long speed = chance.oneOf(List.of(1L, 1L, 10L, 10L, 25L)) * 1_000_000_000;
        List<LinkKind> links = new ArrayList<>();
        // A paravirtual link has no speed to tell.
        links.add(new LinkKind(virtual ? "eth0" : "eno1", virtual ? -1 : speed, 0.7));
        links.add(new LinkKind(virtual ? "eth1" : "eno2", virtual ? -1 : speed, 0.3));
        if (chance.happens(0.4)) {
            links.add(new LinkKind("docker0", 0, 0.1));
        }
        return List.copyOf(links);
    }
}
