package io.hoststream.launcher.simulate;

import io.hoststream.avro.Temperature;
import java.util.ArrayList;
import java.util.List;

/** Temperature sensors; a virtual machine has none. Processors tell whole degrees, NVMe disks whole kelvins. */
final class Thermals {

    private static final double ZERO_CELSIUS = 273.15;
    private static final int MOST_CORES = 4;

    private final int cores;
    private final int disks;
    private final double room;
    private final Chance chance;
    private double heat;
    private double drive;

    Thermals(Hardware hardware, Chance chance) {
        this.chance = chance;
        this.cores = hardware.virtual() ? 0 : Math.min(MOST_CORES, hardware.cores() / 2);
        this.disks = (int) hardware.disks().stream()
                .filter(disk -> disk.name().startsWith("nvme"))
                .count();
        this.room = chance.between(28, 36);
        this.heat = room + 8;
        this.drive = room + 4;
    }

    void work(Activity activity) {
        double kept = Math.exp(-activity.seconds() / 20);
        heat = heat * kept + (1 - kept) * (room + 6 + 38 * activity.processors());
        double slowly = Math.exp(-activity.seconds() / 300);
        drive = drive * slowly + (1 - slowly) * (room + 3 + 12 * Math.min(1, activity.disk()));
    }

    List<Temperature> read() {
        List<Temperature> sensors = new ArrayList<>();
        if (cores == 0) {
            return sensors;
        }
        sensors.add(new Temperature("coretemp/Package id 0", whole(heat + 0.3 * chance.normal())));
        for (int i = 0; i < cores; i++) {
            sensors.add(new Temperature("coretemp/Core " + i, whole(heat - 2 + chance.normal())));
        }
        for (int i = 0; i < disks; i++) {
            double kelvin = Math.round(drive + ZERO_CELSIUS);
            sensors.add(new Temperature("nvme" + i + "/Composite", (float) (kelvin - ZERO_CELSIUS)));
        }
        return sensors;
    }

    private static float whole(double celsius) {
        return (float) Math.rint(celsius);
    }
}
