package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Episode;
import java.util.ArrayList;
import java.util.List;

/** Puts alerts that fire at the same time beneath one another, as far as there is room; the rest shares the last lane. */
final class Lanes {

    /** An alert and its lane, from 0. */
    record Placed(Episode episode, int lane) {}

    private final List<Placed> placed = new ArrayList<>();
    private final int lanes;

    /** Places alerts that are sorted by the time at which they fired; bars are drawn at least {@code leastWidth} wide. */
    Lanes(List<Episode> episodes, TimeScale scale, double leastWidth, int most) {
        List<Double> busyUntil = new ArrayList<>();
        for (Episode episode : episodes) {
            double start = scale.at(episode.times().fired());
            double end = Math.max(start + leastWidth, scale.at(episode.times().seenUntil())) + 1;
            int lane = free(busyUntil, start, most);
            if (lane == busyUntil.size()) {
                busyUntil.add(end);
            } else {
                busyUntil.set(lane, Math.max(end, busyUntil.get(lane)));
            }
            placed.add(new Placed(episode, lane));
        }
        lanes = Math.max(1, busyUntil.size());
    }

    private static int free(List<Double> busyUntil, double start, int most) {
        for (int lane = 0; lane < busyUntil.size(); lane++) {
            if (busyUntil.get(lane) <= start) {
                return lane;
            }
        }
        return Math.min(busyUntil.size(), most - 1);
    }

    List<Placed> placed() {
        return placed;
    }

    /** How many lanes there are, at least one. */
    int count() {
        return lanes;
    }
}
