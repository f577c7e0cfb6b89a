package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.reading.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxFactsTest {

    @TempDir
    Path directory;

    @Test
    void shouldTellWhatAServerIs() {
        HostFacts facts = new LinuxFacts(Fixtures.NVME.root()).read();

        assertThat(facts)
                .isEqualTo(new HostFacts(
                        "Ubuntu 22.04.3 LTS",
                        "5.15.0-91-generic",
                        System.getProperty("os.arch"),
                        "12th Gen Intel(R) Core(TM) i5-12500",
                        3,
                        32658432L * 1024,
                        Instant.ofEpochSecond(1767225600),
                        null));
    }

    @Test
    void shouldTellContainersAndVirtualMachines() {
        assertThat(new LinuxFacts(Fixtures.CONTAINER.root()).read().virtualization())
                .isEqualTo("lxc");
        assertThat(new LinuxFacts(Fixtures.CONTAINER.root()).read().operatingSystem())
                .isEqualTo("Alpine Linux v3.20");
        assertThat(new LinuxFacts(Fixtures.VM.root()).read().virtualization()).isEqualTo("vm-other");
    }

    @Test
    void shouldKnowNothingOfAnEmptyTree() {
        HostFacts facts = new LinuxFacts(new HostRoot(directory)).read();

        assertThat(facts)
                .isEqualTo(new HostFacts(null, null, System.getProperty("os.arch"), null, null, null, null, null));
    }

    @Test
    void shouldFindTheNameInTheSecondPlace() throws IOException {
        Files.createDirectories(directory.resolve("usr/lib"));
        Files.writeString(directory.resolve("usr/lib/os-release"), "PRETTY_NAME=Minimal\n");

        assertThat(new LinuxFacts(new HostRoot(directory)).read().operatingSystem())
                .isEqualTo("Minimal");
    }

    @Test
    void shouldNotReadANameThatIsNotThere() {
        assertThat(OsRelease.name("NAME=x\n")).isNull();
        assertThat(OsRelease.name("PRETTY_NAME=\"\"\n")).isNull();
        assertThat(OsRelease.name("PRETTY_NAME=\"\n")).isEqualTo("\"");
    }

    @Test
    void shouldPreferTheKeysInTheirOrder() {
        List<String> arm = List.of("processor : 0", "Hardware : BCM2835", "Model : Raspberry Pi 4");

        assertThat(CpuModel.find(arm, List.of("model name", "Model", "Hardware")))
                .isEqualTo("Raspberry Pi 4");
        assertThat(CpuModel.find(arm, List.of("model name"))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'VMware, Inc. VMware Virtual Platform', vmware",
        "'innotek GmbH VirtualBox', oracle",
        "'Microsoft Corporation Virtual Machine', microsoft",
        "'QEMU Standard PC', kvm",
        "'Xen HVM domU', xen",
        "'Dell Inc. PowerEdge R640', ",
        "'Microsoft Corporation Surface Laptop', "
    })
    void shouldKnowMakersOfVirtualMachines(String makerAndProduct, String kind) {
        assertThat(Virtualization.maker(makerAndProduct)).isEqualTo(kind);
    }

    @Test
    void shouldKnowContainersByTheirMarks() throws IOException {
        Files.createFile(directory.resolve(".dockerenv"));
        assertThat(new Virtualization(new HostRoot(directory)).read()).isEqualTo("docker");

        Files.createDirectories(directory.resolve("run"));
        Files.createFile(directory.resolve("run/.containerenv"));
        assertThat(new Virtualization(new HostRoot(directory)).read()).isEqualTo("podman");
    }
}
