package io.hoststream.storage.naming;

import static io.hoststream.storage.naming.SeriesType.UNTYPED;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Exposition;
import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of Prometheus's node_exporter, so that what was made for it works: every host is an {@code instance}. Types and
 * labels are node_exporter's, its untyped families included. What it counts in another way than a sample carries it is left
 * out, such as TCP sockets in use, which it has by IP version.
 */
final class NodeExporterNaming implements Naming {

    private static final double MILLI = 0.001;
    private static final double BITS = 0.125;
    private static final double KIBI = 1.0 / 1024;

    private final MetricTable table = new MetricTable();

    NodeExporterNaming() {
        host();
        memory();
        disks();
        networks();
        filesystems();
        pressure();
    }

    private void show(Metric metric, String name) {
        show(metric, name, 1);
    }

    private void show(Metric metric, String name, double factor) {
        table.show(metric, new Exposition("node_" + name, Map.of(), factor, ""));
    }

    private void untyped(Metric metric, String name, double factor) {
        table.show(metric, new Exposition("node_" + name, Map.of(), factor, ""), UNTYPED);
    }

    private void host() {
        show(Metric.BOOT_TIME, "boot_time_seconds");
        show(Metric.CPU_CONTEXT_SWITCHES_TOTAL, "context_switches_total");
        show(Metric.CPU_INTERRUPTS_TOTAL, "intr_total");
        show(Metric.CPU_FORKS_TOTAL, "forks_total");
        show(Metric.LOAD_AVERAGE_1M, "load1");
        show(Metric.LOAD_AVERAGE_5M, "load5");
        show(Metric.LOAD_AVERAGE_15M, "load15");
        show(Metric.PROCESSES_TOTAL, "processes_pids");
        show(Metric.THREADS, "processes_threads");
        show(Metric.PROCESSES_RUNNING, "procs_running");
        show(Metric.PROCESSES_BLOCKED, "procs_blocked");
        untyped(Metric.NETWORK_CONNECTIONS, "netstat_Tcp_CurrEstab", 1);
        show(Metric.NETWORK_TCP_TIME_WAIT, "sockstat_TCP_tw");
        show(Metric.NETWORK_TCP_ORPHANED, "sockstat_TCP_orphan");
        show(Metric.NETWORK_SOCKETS, "sockstat_sockets_used");
    }

    private void memory() {
        show(Metric.MEMORY_TOTAL, "memory_MemTotal_bytes");
        show(Metric.MEMORY_FREE, "memory_MemFree_bytes");
        show(Metric.MEMORY_BUFFERS, "memory_Buffers_bytes");
        show(Metric.MEMORY_SHARED, "memory_Shmem_bytes");
        show(Metric.MEMORY_SLAB, "memory_Slab_bytes");
        show(Metric.MEMORY_SLAB_RECLAIMABLE, "memory_SReclaimable_bytes");
        show(Metric.MEMORY_DIRTY, "memory_Dirty_bytes");
        show(Metric.MEMORY_ANONYMOUS, "memory_AnonPages_bytes");
        show(Metric.MEMORY_COMMITTED, "memory_Committed_AS_bytes");
        show(Metric.SWAP_TOTAL, "memory_SwapTotal_bytes");
        show(Metric.SWAP_FREE, "memory_SwapFree_bytes");
        untyped(Metric.MEMORY_OOM_KILLS_TOTAL, "vmstat_oom_kill", 1);
        untyped(Metric.PAGING_IN_BYTES_TOTAL, "vmstat_pgpgin", KIBI);
        untyped(Metric.PAGING_OUT_BYTES_TOTAL, "vmstat_pgpgout", KIBI);
        untyped(Metric.PAGING_MAJOR_FAULTS_TOTAL, "vmstat_pgmajfault", 1);
    }

    private void disks() {
        show(Metric.DISK_READ_OPS_TOTAL, "disk_reads_completed_total");
        show(Metric.DISK_READ_BYTES_TOTAL, "disk_read_bytes_total");
        show(Metric.DISK_READ_TIME, "disk_read_time_seconds_total", MILLI);
        show(Metric.DISK_WRITE_OPS_TOTAL, "disk_writes_completed_total");
        show(Metric.DISK_WRITE_BYTES_TOTAL, "disk_written_bytes_total");
        show(Metric.DISK_WRITE_TIME, "disk_write_time_seconds_total", MILLI);
        show(Metric.DISK_IN_FLIGHT, "disk_io_now");
        show(Metric.DISK_IO_TIME, "disk_io_time_seconds_total", MILLI);
        show(Metric.DISK_IO_TIME_WEIGHTED, "disk_io_time_weighted_seconds_total", MILLI);
    }

    private void networks() {
        show(Metric.NETWORK_BYTES_RECV_TOTAL, "network_receive_bytes_total");
        show(Metric.NETWORK_PACKETS_RECV_TOTAL, "network_receive_packets_total");
        show(Metric.NETWORK_ERRORS_IN_TOTAL, "network_receive_errs_total");
        show(Metric.NETWORK_DROPS_IN_TOTAL, "network_receive_drop_total");
        show(Metric.NETWORK_BYTES_SENT_TOTAL, "network_transmit_bytes_total");
        show(Metric.NETWORK_PACKETS_SENT_TOTAL, "network_transmit_packets_total");
        show(Metric.NETWORK_ERRORS_OUT_TOTAL, "network_transmit_errs_total");
        show(Metric.NETWORK_DROPS_OUT_TOTAL, "network_transmit_drop_total");
        show(Metric.NETWORK_SPEED, "network_speed_bytes", BITS);
        show(Metric.NETWORK_UP, "network_up");
    }

    private void filesystems() {
        show(Metric.DISK_TOTAL, "filesystem_size_bytes");
        show(Metric.DISK_FREE, "filesystem_free_bytes");
        show(Metric.DISK_AVAILABLE, "filesystem_avail_bytes");
        show(Metric.INODE_TOTAL, "filesystem_files");
        show(Metric.INODE_FREE, "filesystem_files_free");
        show(Metric.DISK_READ_ONLY, "filesystem_readonly");
        show(Metric.DISK_STUCK, "filesystem_device_error");
    }

    private void pressure() {
        show(Metric.PRESSURE_CPU_SOME_TIME, "pressure_cpu_waiting_seconds_total");
        show(Metric.PRESSURE_MEMORY_SOME_TIME, "pressure_memory_waiting_seconds_total");
        show(Metric.PRESSURE_MEMORY_FULL_TIME, "pressure_memory_stalled_seconds_total");
        show(Metric.PRESSURE_IO_SOME_TIME, "pressure_io_waiting_seconds_total");
        show(Metric.PRESSURE_IO_FULL_TIME, "pressure_io_stalled_seconds_total");
        show(Metric.PRESSURE_IRQ_FULL_TIME, "pressure_irq_stalled_seconds_total");
    }

    @Override
    public String hostLabel() {
        return "instance";
    }

    @Override
    public List<SeriesFamily> families() {
        List<SeriesFamily> all = new ArrayList<>(table.families());
        all.addAll(NodeFamilies.ALL);
        all.addAll(NodeProcessors.FAMILIES);
        return all;
    }

    @Override
    public void read(HostSample sample, @Nullable HostInfo info, LabelSource labels, SeriesVisitor visitor) {
        table.read(sample, labels, visitor);
        NodeFamilies.read(sample, info, labels, visitor);
        NodeProcessors.read(sample, labels, visitor);
    }
}
