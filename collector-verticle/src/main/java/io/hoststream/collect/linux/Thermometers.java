package io.hoststream.collect.linux;

import io.hoststream.avro.Temperature;
import io.hoststream.collect.paced.PacedSource;
import io.hoststream.collect.paced.Round;
import io.hoststream.collect.reading.PacedReading;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The temperature sensors of a Linux machine. Some are behind a slow bus, and some never answer: one that holds up a round
 * is left out until it has answered. A sensor that cannot be read has no row.
 */
public final class Thermometers implements PacedSource {

    private static final Logger LOG = LoggerFactory.getLogger(Thermometers.class);

    /** Sensors that came or went are noticed within this time. */
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** So many sensors may hold up a thread each. */
    private static final int MOST_STUCK = 4;

    private static final float MILLI = 1000f;
    private static final int LONGEST_TEXT = 32;

    private final HostRoot root;
    private final LongSupplier nanoClock;
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String asking;
    private volatile @Nullable List<Sensor> sensors;
    private volatile long foundAt;

    /** The sensors of the machine whose tree begins at {@code root}. */
    public Thermometers(HostRoot root, LongSupplier nanoClock) {
        this.root = root;
        this.nanoClock = nanoClock;
    }

    @Override
    public Round read() {
        List<Temperature> rows = new ArrayList<>();
        for (Sensor sensor : sensors()) {
            if (!stuck.contains(sensor.input())) {
                asking = sensor.input();
                Float celsius = celsius(sensor);
                asking = null;
                if (celsius != null) {
                    rows.add(new Temperature(sensor.name(), celsius));
                }
                // It may have been given up meanwhile, by those who did not want to wait.
                stuck.remove(sensor.input());
            }
        }
        return Round.of(PacedReading.temperatures(List.copyOf(rows)));
    }

    @Override
    public boolean goRound() {
        String holdsUp = asking;
        if (holdsUp == null || stuck.size() >= MOST_STUCK) {
            return false;
        }
        stuck.add(holdsUp);
        if (!holdsUp.equals(asking)) {
            // It has answered just now: nobody would put it back.
            stuck.remove(holdsUp);
            return false;
        }
        LOG.warn("sensor={} does not answer and is left out until it does", holdsUp);
        return true;
    }

    boolean isLeftOut(String input) {
        return stuck.contains(input);
    }

    private List<Sensor> sensors() {
        List<Sensor> known = sensors;
        long now = nanoClock.getAsLong();
        if (known == null || now - foundAt >= FRESH_NANOS) {
            known = Sensors.find(root);
            sensors = known;
            foundAt = now;
        }
        return known;
    }

    private static @Nullable Float celsius(Sensor sensor) {
        Integer fault = sensor.fault().isEmpty() ? null : number(sensor.fault());
        Integer milli = fault == null || fault == 0 ? number(sensor.input()) : null;
        return milli == null ? null : Float.valueOf(milli / MILLI);
    }

    private static @Nullable Integer number(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_TEXT);
            return Integer.valueOf(new String(bytes, StandardCharsets.US_ASCII).strip());
        } catch (IOException | NumberFormatException e) {
            // Switched off, out of order, or not there any more.
            return null;
        }
    }
}
