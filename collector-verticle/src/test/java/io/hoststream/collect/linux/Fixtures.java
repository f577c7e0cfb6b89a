package io.hoststream.collect.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trees of files as the kernels of several machines show them. */
enum Fixtures {
    /** A virtual machine with kernel 6.18, two processors and no swap. */
    VM("vm-6.18"),
    /** A server with NVMe, LVM, RAID, swap and one of four processors offline. */
    NVME("nvme-5.15"),
    /** A machine with a kernel too old for MemAvailable, pressure and IPv6. */
    OLD("centos-2.6.32"),
    /** A container that is shown more memory available than it has. */
    CONTAINER("container-lxc"),
    /** A small board with an SD card, a wireless link and no sensors but a thermal zone. */
    ARM("arm-6.1"),
    /** A storage server with ZFS, a bond whose counter is past 2^63, and a filesystem that an error stopped. */
    ZFS("zfs-6.8"),
    /** A virtual machine of an enterprise distribution with kernel 3.10. */
    ENTERPRISE("enterprise-3.10");

    private final Path path;

    Fixtures(String directory) {
        this.path = Path.of("src/test/resources/hosts", directory);
    }

    HostRoot root() {
        return new HostRoot(path);
    }

    ProcText proc(String file) throws IOException {
        return ProcText.of(Files.readString(path.resolve("proc").resolve(file), StandardCharsets.UTF_8));
    }
}
