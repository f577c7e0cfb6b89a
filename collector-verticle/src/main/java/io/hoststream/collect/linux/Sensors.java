package io.hoststream.collect.linux;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which temperature sensors there are: those of {@code /sys/class/hwmon}, or, where it has none, the zones of {@code
 * /sys/class/thermal}. A chip goes by its name; of several with one name each goes by its device, such as {@code nvme0}.
 */
final class Sensors {

    private static final String PREFIX = "temp";
    private static final String SUFFIX = "_input";
    private static final int MOST = 256;

    private Sensors() {}

    static List<Sensor> find(HostRoot root) {
        List<Sensor> sensors = new ArrayList<>();
        File[] chips = listed(root.sys("class/hwmon"), "hwmon");
        Map<String, Integer> namesakes = new HashMap<>();
        String[] names = new String[chips.length];
        for (int i = 0; i < chips.length; i++) {
            names[i] = name(chips[i]);
            namesakes.merge(names[i], 1, Integer::sum);
        }
        for (int i = 0; i < chips.length; i++) {
            boolean alone = namesakes.getOrDefault(names[i], 1) == 1;
            chip(chips[i], alone ? names[i] : withDevice(names[i], chips[i]), sensors);
        }
        if (sensors.isEmpty()) {
            for (File zone : listed(root.sys("class/thermal"), "thermal_zone")) {
                String type = LinuxFacts.line(zone.toPath().resolve("type"));
                sensors.add(new Sensor((type == null ? "zone" : type) + "/" + zone.getName(), zone + "/temp", ""));
            }
        }
        return distinct(sensors);
    }

    private static void chip(File chip, String name, List<Sensor> sensors) {
        for (File file : listed(chip.toPath(), PREFIX)) {
            if (file.getName().endsWith(SUFFIX)) {
                String path = file.getPath();
                String stem = path.substring(0, path.length() - SUFFIX.length());
                String label = LinuxFacts.line(Path.of(stem + "_label"));
                String own = stem.substring(stem.lastIndexOf('/') + 1);
                String fault = stem + "_fault";
                sensors.add(new Sensor(
                        name + "/" + (label == null ? own : label), path, new File(fault).exists() ? fault : ""));
            }
        }
    }

    private static String withDevice(String name, File chip) {
        String device = device(chip);
        if (device == null) {
            return name;
        }
        return device.startsWith(name) ? device : name + ":" + device;
    }

    private static String name(File chip) {
        String name = LinuxFacts.line(chip.toPath().resolve("name"));
        return name == null ? chip.getName() : name;
    }

    private static @Nullable String device(File chip) {
        Path device = chip.toPath().resolve("device");
        try {
            return Files.exists(device) ? String.valueOf(device.toRealPath().getFileName()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static File[] listed(Path directory, String prefix) {
        File[] files = directory.toFile().listFiles((in, name) -> name.startsWith(prefix));
        if (files == null) {
            return new File[0];
        }
        Arrays.sort(files, Sensors::byNumber);
        return files;
    }

    /** temp2 before temp10. */
    private static int byNumber(File one, File other) {
        int length = Integer.compare(one.getName().length(), other.getName().length());
        return length != 0 ? length : one.getName().compareTo(other.getName());
    }

    private static List<Sensor> distinct(List<Sensor> sensors) {
        List<Sensor> distinct = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Sensor sensor : sensors) {
            String name = sensor.name();
            for (int again = 2; !names.add(name); again++) {
                name = sensor.name() + "#" + again;
            }
            if (distinct.size() < MOST) {
                distinct.add(new Sensor(name, sensor.input(), sensor.fault()));
            }
        }
        return distinct;
    }
}
