package io.hoststream.launcher.rules;

import static java.util.Map.entry;

import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Unit;
import java.util.Map;

/** The names of node_exporter, for the metrics that the shipped rules are about and a few more. */
final class NodeNames implements SeriesNames {

    private static final double PERCENT = 0.01;
    private static final double MILLIS = 0.001;
    private static final double BITS = 0.125;

    private static final Map<Metric, String> EXPRESSIONS = Map.ofEntries(
            entry(
                    Metric.CPU_USAGE_PERCENT,
                    "(1 - sum without (cpu, mode) (rate(node_cpu_seconds_total{mode=~\"idle|iowait\",@}[1m]))"
                            + " / sum without (cpu, mode) (rate(node_cpu_seconds_total{@}[1m])))"),
            entry(Metric.LOAD_AVERAGE_1M, "node_load1{@}"),
            entry(Metric.LOAD_AVERAGE_5M, "node_load5{@}"),
            entry(Metric.LOAD_AVERAGE_15M, "node_load15{@}"),
            entry(
                    Metric.MEMORY_USAGE_PERCENT,
                    "(1 - node_memory_MemAvailable_bytes{@} / node_memory_MemTotal_bytes{@})"),
            entry(Metric.SWAP_USAGE_PERCENT, "(1 - node_memory_SwapFree_bytes{@} / node_memory_SwapTotal_bytes{@})"),
            entry(Metric.MEMORY_OOM_KILLS_TOTAL, "node_vmstat_oom_kill{@}"),
            entry(Metric.DISK_IO_UTIL_PERCENT, "rate(node_disk_io_time_seconds_total{@}[1m])"),
            entry(
                    Metric.DISK_AWAIT_TIME,
                    "((rate(node_disk_read_time_seconds_total{@}[1m]) +"
                            + " rate(node_disk_write_time_seconds_total{@}[1m])) /"
                            + " (rate(node_disk_reads_completed_total{@}[1m]) +"
                            + " rate(node_disk_writes_completed_total{@}[1m])))"),
            entry(
                    Metric.DISK_USAGE_PERCENT,
                    "((node_filesystem_size_bytes{@} - node_filesystem_free_bytes{@}) / (node_filesystem_size_bytes{@}"
                            + " - node_filesystem_free_bytes{@} + node_filesystem_avail_bytes{@}))"),
            entry(Metric.INODE_USAGE_PERCENT, "(1 - node_filesystem_files_free{@} / node_filesystem_files{@})"),
            entry(
                    Metric.NETWORK_BANDWIDTH_USAGE,
                    "((rate(node_network_receive_bytes_total{@}[1m]) > rate(node_network_transmit_bytes_total{@}[1m])"
                            + " or rate(node_network_transmit_bytes_total{@}[1m])) / node_network_speed_bytes{@})"),
            entry(Metric.NETWORK_SPEED, "node_network_speed_bytes{@}"),
            entry(Metric.NETWORK_BYTES_RECV, "rate(node_network_receive_bytes_total{@}[1m])"),
            entry(Metric.NETWORK_BYTES_SENT, "rate(node_network_transmit_bytes_total{@}[1m])"),
            entry(Metric.NETWORK_PACKETS_RECV, "rate(node_network_receive_packets_total{@}[1m])"),
            entry(Metric.NETWORK_PACKETS_SENT, "rate(node_network_transmit_packets_total{@}[1m])"),
            entry(
                    Metric.NETWORK_DROPS_IN_PERCENT,
                    "(rate(node_network_receive_drop_total{@}[1m]) / (rate(node_network_receive_drop_total{@}[1m])"
                            + " + rate(node_network_receive_packets_total{@}[1m])))"),
            entry(
                    Metric.NETWORK_DROPS_OUT_PERCENT,
                    "(rate(node_network_transmit_drop_total{@}[1m]) / (rate(node_network_transmit_drop_total{@}[1m])"
                            + " + rate(node_network_transmit_packets_total{@}[1m])))"));

    @Override
    public String hostLabel() {
        return "instance";
    }

    @Override
    public Series of(Metric metric) {
        String template = EXPRESSIONS.get(metric);
        if (template == null) {
            throw new NotInPromQl(metric.id() + " has no expression in node_exporter's names");
        }
        return new Series(template, factor(metric), metric.unit() == Unit.PERCENT);
    }

    private static double factor(Metric metric) {
        return switch (metric.unit()) {
            case PERCENT -> PERCENT;
            case MILLISECONDS -> MILLIS;
            case BITS_PER_SECOND -> BITS;
            default -> 1;
        };
    }
}
