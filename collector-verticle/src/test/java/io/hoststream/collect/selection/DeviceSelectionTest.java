package io.hoststream.collect.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {

    private static final List<String> DISKS = List.of("loop*", "ram*", "zram*", "fd*", "sr*", "dm-*", "md*", "zd*");
    private static final List<String> NETWORKS = List.of("lo", "*-ifb", "fwbr*");

    private final DeviceSelection selection = new DeviceSelection(DISKS, NETWORKS);

    @Test
    void shouldTakeWholeDevicesOnly() {
        assertThat(chosen(
                        "sda",
                        "sda1",
                        "sda15",
                        "nvme0n1",
                        "nvme0n1p1",
                        "nvme1n1",
                        "mmcblk0",
                        "mmcblk0p2",
                        "vda",
                        "vda1"))
                .containsExactly("sda", "nvme0n1", "nvme1n1", "mmcblk0", "vda");
    }

    @Test
    void shouldTakeAPartitionWhoseDiskIsNotThereForADevice() {
        assertThat(chosen("xvda1", "xvdb", "xvdb1", "rbd0", "rbd0p1")).containsExactly("xvda1", "xvdb", "rbd0");
    }

    @Test
    void shouldNotTakeNumberedDevicesForPartitions() {
        assertThat(chosen("nbd1", "nbd10", "1", "p1")).containsExactly("nbd1", "nbd10", "1", "p1");
    }

    @Test
    void shouldLeaveOutWhatIsInMemoryOrMadeOfOthers() {
        assertThat(chosen("loop0", "ram1", "zram0", "sr0", "dm-0", "md127", "zd0", "sda"))
                .containsExactly("sda");
    }

    @Test
    void shouldLeaveOutDevicesThatWereNeverUsed() {
        assertThat(selection.disks(List.of(disk("sdb", 0), disk("sdc", 1))))
                .extracting(DiskReading::name)
                .containsExactly("sdc");
    }

    @Test
    void shouldLeaveOutInterfacesByName() {
        Traffic none = new Traffic(0L, 0L, 0L, 0L);
        List<NetworkReading> all = Stream.of("lo", "eth0", "eth0-ifb", "fwbr100i0", "veth1")
                .map(name -> new NetworkReading(name, Link.UNKNOWN, none, none))
                .toList();

        assertThat(selection.networks(all)).extracting(NetworkReading::name).containsExactly("eth0", "veth1");
    }

    private List<String> chosen(String... names) {
        return selection.disks(Stream.of(names).map(name -> disk(name, 1)).toList()).stream()
                .map(DiskReading::name)
                .toList();
    }

    private static DiskReading disk(String name, long reads) {
        return new DiskReading(name, null, reads, 0L, 0L, 0L, 0L, 0L, 0, 0L, 0L);
    }
}
