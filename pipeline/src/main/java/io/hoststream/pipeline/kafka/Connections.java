package io.hoststream.pipeline.kafka;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/** Whether a Kafka client has a connection to any broker, by the client's own count. */
public final class Connections {

    private final @Nullable Metric count;
    private final String bootstrap;

    /** Looks at the metrics of a client that is to reach {@code bootstrap}. */
    public Connections(Map<MetricName, ? extends Metric> metrics, String bootstrap) {
        this.count = metrics.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("connection-count"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        this.bootstrap = bootstrap;
    }

    /** Whether there is none. A client that keeps no count is taken to be connected. */
    public boolean none() {
        return count != null && count.metricValue() instanceof Number number && number.doubleValue() == 0;
    }

    /** One sentence that says so. */
    public String complaint() {
        return "no connection to Kafka at " + bootstrap;
    }
}
