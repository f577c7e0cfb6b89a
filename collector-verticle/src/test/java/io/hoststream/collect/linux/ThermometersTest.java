package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Temperature;
import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.reading.Family;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThermometersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private long now;

    @Test
    void shouldNameSensorsByChipAndLabel() throws IOException {
        sensor("hwmon0", "coretemp", "temp1", "41000", "Package id 0");
        sensor("hwmon0", "coretemp", "temp2", "-5500", "Core 0");
        sensor("hwmon0", "coretemp", "temp10", "39000", "Core 8");
        sensor("hwmon1", "acpitz", "temp1", "27800", null);

        assertThat(read())
                .containsExactly(
                        new Temperature("coretemp/Package id 0", 41f),
                        new Temperature("coretemp/Core 0", -5.5f),
                        new Temperature("coretemp/Core 8", 39f),
                        new Temperature("acpitz/temp1", 27.8f));
    }

    @Test
    void shouldTellChipsOfOneNameApartByTheirDevices() throws IOException {
        sensor("hwmon0", "nvme", "temp1", "30000", "Composite");
        sensor("hwmon1", "nvme", "temp1", "31000", "Composite");
        sensor("hwmon2", "drivetemp", "temp1", "32000", null);
        sensor("hwmon3", "drivetemp", "temp1", "33000", null);
        sensor("hwmon4", "lonely", "temp1", "34000", "same");
        sensor("hwmon4", "lonely", "temp2", "35000", "same");
        device("hwmon0", "nvme0");
        device("hwmon1", "nvme1");
        device("hwmon2", "0:0:0:0");

        assertThat(read())
                .extracting(Temperature::getSensor)
                .containsExactly(
                        "nvme0/Composite",
                        "nvme1/Composite",
                        "drivetemp:0:0:0:0/temp1",
                        "drivetemp/temp1",
                        "lonely/same",
                        "lonely/same#2");
    }

    @Test
    void shouldLeaveOutSensorsThatCannotBeReadOrAreOutOfOrder() throws IOException {
        sensor("hwmon0", "chip", "temp1", "", "empty");
        sensor("hwmon0", "chip", "temp2", "warm", "text");
        sensor("hwmon0", "chip", "temp3", "255000", "broken");
        Files.writeString(directory.resolve("sys/class/hwmon/hwmon0/temp3_fault"), "1\n");
        sensor("hwmon0", "chip", "temp4", "20000", "fine");

        assertThat(read()).containsExactly(new Temperature("chip/fine", 20f));
    }

    @Test
    void shouldFallBackToThermalZones() throws IOException {
        Path zone = Files.createDirectories(directory.resolve("sys/class/thermal/thermal_zone0"));
        Files.writeString(zone.resolve("type"), "cpu-thermal\n");
        Files.writeString(zone.resolve("temp"), "48312\n");

        assertThat(read()).containsExactly(new Temperature("cpu-thermal/thermal_zone0", 48.312f));
    }

    @Test
    void shouldHaveNoneOnAMachineWithoutSensors() {
        assertThat(read()).isEmpty();
    }

    @Test
    void shouldNoticeNewSensorsWithinAMinute() throws IOException {
        sensor("hwmon0", "chip", "temp1", "20000", null);
        Thermometers thermometers = thermometers();
        assertThat(rows(thermometers)).hasSize(1);
        sensor("hwmon1", "usb", "temp1", "21000", null);
        assertThat(rows(thermometers)).hasSize(1);

        now += TimeUnit.SECONDS.toNanos(60);

        assertThat(rows(thermometers)).hasSize(2);
    }

    /** A pipe that nobody writes to blocks its reader, as a sensor does whose bus hangs. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldGoRoundASensorThatNeverAnswers() throws Exception {
        sensor("hwmon0", "chip", "temp1", "20000", "before");
        sensor("hwmon0", "chip", "temp2", "", "hanging");
        sensor("hwmon0", "chip", "temp3", "22000", "behind");
        Path pipe = directory.resolve("sys/class/hwmon/hwmon0/temp2_input");
        Files.delete(pipe);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();
        Thermometers thermometers = thermometers();
        PacedFamily family = new PacedFamily(Family.TEMPERATURES, thermometers, Duration.ofSeconds(1));
        family.beginIfDue(0, 0);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> thermometers.goRound() && thermometers.isLeftOut(pipe.toString()));
        family.beginIfDue(TimeUnit.SECONDS.toNanos(1), 0);
        family.beginIfDue(TimeUnit.SECONDS.toNanos(2), 0);

        assertThat(Objects.requireNonNull(family.take(PATIENCE)).brought().temperatures())
                .extracting(Temperature::getSensor)
                .containsExactly("chip/before", "chip/behind");
        // Open for both, so that the pipe has a reader whatever the sensor's own is doing.
        try (RandomAccessFile bus = new RandomAccessFile(pipe.toFile(), "rw")) {
            bus.write("21000\n".getBytes(StandardCharsets.US_ASCII));
        }
        Awaitility.await().atMost(PATIENCE).until(() -> !thermometers.isLeftOut(pipe.toString()));
        family.close();
    }

    private List<Temperature> read() {
        return rows(thermometers());
    }

    private static List<Temperature> rows(Thermometers thermometers) {
        return Objects.requireNonNull(thermometers.read().brought().temperatures());
    }

    private Thermometers thermometers() {
        return new Thermometers(new HostRoot(directory), () -> now);
    }

    private void sensor(String chip, String name, String sensor, String milli, @Nullable String label)
            throws IOException {
        Path place =
                Files.createDirectories(directory.resolve("sys/class/hwmon").resolve(chip));
        Files.writeString(place.resolve("name"), name + "\n");
        Files.writeString(place.resolve(sensor + "_input"), milli + "\n");
        if (label != null) {
            Files.writeString(place.resolve(sensor + "_label"), label + "\n");
        }
    }

    private void device(String chip, String device) throws IOException {
        Path place = Files.createDirectories(directory.resolve("sys/devices").resolve(device));
        Files.createSymbolicLink(
                directory.resolve("sys/class/hwmon").resolve(chip).resolve("device"), place);
    }
}
