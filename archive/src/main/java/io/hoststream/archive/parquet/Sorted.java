package io.hoststream.archive.parquet;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gathered rows in the order of a file. Series are sorted by what they are, samples by their time; rows of a series then follow
 * from walking the samples in their order, so that no row is ever compared with another.
 */
final class Sorted {

    private final Gathered gathered;
    private final int[] series;
    private final int[] rowAt;
    private final int[] sampleAt;

    Sorted(Gathered gathered) {
        this.gathered = gathered;
        this.series = inOrder(gathered.series());
        Chunks rows = gathered.rows();
        this.rowAt = new int[rows.size()];
        this.sampleAt = new int[rows.size()];
        place(places(rows));
    }

    /** The numbers of the series, in their order. */
    private static int[] inOrder(List<SeriesKey> keys) {
        return IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** For each series, by its number, the place of its first row. */
    private int[] places(Chunks rows) {
        int[] counts = new int[series.length];
        for (int row = 0; row < rows.size(); row++) {
            counts[rows.series(row)]++;
        }
        int[] places = new int[series.length];
        int place = 0;
        for (int number : series) {
            places[number] = place;
            place += counts[number];
        }
        return places;
    }

    private void place(int[] places) {
        Chunks rows = gathered.rows();
        SampleColumns samples = gathered.samples();
        int[] byTime = IntStream.range(0, samples.size())
                .boxed()
                .sorted(Comparator.comparingLong(samples::time))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int sample : byTime) {
            int end = samples.start(sample + 1, rows.size());
            for (int row = samples.start(sample, rows.size()); row < end; row++) {
                int place = places[rows.series(row)]++;
                rowAt[place] = row;
                sampleAt[place] = sample;
            }
        }
    }

    int size() {
        return rowAt.length;
    }

    int series(int place) {
        return gathered.rows().series(rowAt[place]);
    }

    int sample(int place) {
        return sampleAt[place];
    }

    double value(int place) {
        return gathered.rows().value(rowAt[place]);
    }
}
