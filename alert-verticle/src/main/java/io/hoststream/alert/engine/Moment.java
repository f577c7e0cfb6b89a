package io.hoststream.alert.engine;

import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Scope;
import io.hoststream.schema.metric.ValueVisitor;
import java.time.Instant;
import java.util.Map;

/** What one host said at one instant, wherever it is from: a sample off the topic, or rows of the archive. */
public interface Moment {

    /** The host's name. */
    String host();

    /** Identity of the host's installation. */
    String hostId();

    /** Start of the collector's run. */
    Instant epoch();

    /** 1, 2, 3 ... within the run. */
    long sequence();

    /** When the values were taken, by the host's clock. */
    Instant time();

    /** Labels of the host. */
    Map<String, String> labels();

    /** The interval in effect; milliseconds. */
    int intervalMillis();

    /** Whether the time since the moment before does not count: the host slept, or its clock was set. */
    boolean interrupted();

    /** Whether anything of this scope is in it: families that are read less often are in some only. */
    boolean carries(Scope<?> scope);

    /** Hands over every known value of one metric, device by device. */
    void read(Metric metric, ValueVisitor visitor);
}
