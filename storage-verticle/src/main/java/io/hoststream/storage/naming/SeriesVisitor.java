package io.hoststream.storage.naming;

/** Receives the series of a host, one call for each. */
@FunctionalInterface
public interface SeriesVisitor {

    /**
     * One series.
     *
     * @param family its name, type, help and unit; one object for each family of a naming
     * @param labels all of its labels; the same object from sample to sample for as long as the device is there
     * @param value the value in base units
     */
    void series(SeriesFamily family, SeriesLabels labels, double value);
}
