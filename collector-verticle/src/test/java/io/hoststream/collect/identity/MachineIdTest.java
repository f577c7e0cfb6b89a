package io.hoststream.collect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineIdTest {

    private static final String ID = "4f1d3a0c5b8e49d2a7c61e0f9b3d8a25";

    @TempDir
    Path root;

    @Test
    void shouldBeTheSameHoweverItIsWritten() {
        assertThat(MachineId.of("4F1D3A0C-5B8E-49D2-A7C6-1E0F9B3D8A25\n")).isEqualTo(MachineId.of(ID));
        assertThat(MachineId.of(ID))
                .hasValueSatisfying(id ->
                        assertThat(id.fingerprint()).matches("[0-9a-f]{64}").doesNotContain(ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "uninitialized",
                "00000000000000000000000000000000",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "03000200-0400-0500-0006-000700080009",
                "Not Settable",
                "unknown",
                "4f1d3a0c5b8e49d2a7c61e0f9b3d8a2",
            })
    void shouldBeNoneWhereManyMachinesShareIt(String text) {
        assertThat(MachineId.of(text)).isEmpty();
    }

    @Test
    void shouldTakeTheFirstFileThatHoldsAnId() throws IOException {
        assertThat(MachineId.ofLinux(root)).isEmpty();
        write("etc/machine-id", "uninitialized\n");
        write("var/lib/dbus/machine-id", ID + "\n");
        assertThat(MachineId.ofLinux(root)).isEqualTo(MachineId.of(ID));

        write("etc/machine-id", "x".repeat(10_000));
        assertThat(MachineId.ofLinux(root)).isEqualTo(MachineId.of(ID));
    }

    @Test
    void shouldBeNoneWhereItOnlyLastsUntilTheNextBoot() throws IOException {
        write("etc/machine-id", ID + "\n");
        write("var/lib/dbus/machine-id", ID + "\n");
        write("run/machine-id", ID + "\n");
        assertThat(MachineId.ofLinux(root)).isEmpty();

        write("run/machine-id", "0" + ID.substring(1));
        assertThat(MachineId.ofLinux(root)).isEqualTo(MachineId.of(ID));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
    }
}
