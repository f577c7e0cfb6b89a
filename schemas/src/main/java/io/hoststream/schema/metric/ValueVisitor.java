package io.hoststream.schema.metric;

/** Receives the known values of a sample, one call for each. */
@FunctionalInterface
public interface ValueVisitor {

    /**
     * One value.
     *
     * @param metric what it is
     * @param device what it was taken over
     * @param value the value in the metric's unit, finite
     */
    void value(Metric metric, Device device, double value);
}
