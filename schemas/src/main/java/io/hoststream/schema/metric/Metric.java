package io.hoststream.schema.metric;

import static io.hoststream.schema.metric.Exposition.as;
import static io.hoststream.schema.metric.Exposition.bytesOfBits;
import static io.hoststream.schema.metric.Exposition.cpuSeconds;
import static io.hoststream.schema.metric.Exposition.millis;
import static io.hoststream.schema.metric.Exposition.ratio;
import static io.hoststream.schema.metric.Kind.COUNTER;
import static io.hoststream.schema.metric.Kind.GAUGE;
import static io.hoststream.schema.metric.Numbers.known;
import static io.hoststream.schema.metric.Numbers.share;
import static io.hoststream.schema.metric.Readers.connections;
import static io.hoststream.schema.metric.Readers.cpu;
import static io.hoststream.schema.metric.Readers.load;
import static io.hoststream.schema.metric.Readers.memory;
import static io.hoststream.schema.metric.Readers.pressure;
import static io.hoststream.schema.metric.Readers.processes;
import static io.hoststream.schema.metric.Readers.swap;
import static io.hoststream.schema.metric.Readers.ticks;
import static io.hoststream.schema.metric.Scope.CORE;
import static io.hoststream.schema.metric.Scope.DISK;
import static io.hoststream.schema.metric.Scope.FILESYSTEM;
import static io.hoststream.schema.metric.Scope.HOST;
import static io.hoststream.schema.metric.Scope.INTERFACE;
import static io.hoststream.schema.metric.Scope.PROCESS;
import static io.hoststream.schema.metric.Scope.SENSOR;
import static io.hoststream.schema.metric.Unit.BITS_PER_SECOND;
import static io.hoststream.schema.metric.Unit.BYTES;
import static io.hoststream.schema.metric.Unit.BYTES_PER_SECOND;
import static io.hoststream.schema.metric.Unit.CELSIUS;
import static io.hoststream.schema.metric.Unit.COUNT;
import static io.hoststream.schema.metric.Unit.MILLISECONDS;
import static io.hoststream.schema.metric.Unit.PERCENT;
import static io.hoststream.schema.metric.Unit.PER_SECOND;
import static io.hoststream.schema.metric.Unit.SECONDS;

import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Pressure;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Every metric that hoststream knows: its name, unit, kind, what it is taken over, how it is read from a sample, its
 * name in Prometheus and its help text. Adding a metric is adding one entry.
 *
 * <p>A rate whose counter is exported has no Prometheus name of its own: {@code rate()} gives it at any window. Nor have
 * the top processes, whose ids come and go, and the user's own metrics, which keep the names that they came with.
 */
// Functions and records of constants: immutable, though their types do not say so.
@SuppressWarnings("ImmutableEnumChecker")
public enum Metric {
    CPU_USAGE_PERCENT(
            "cpu_usage_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getUsagePercent())),
            ratio("host_cpu_usage_ratio"),
            "Busy share of all processors: all but idle and iowait; steal counts as busy"),
    CPU_USAGE_PER_CORE(
            "cpu_usage_per_core",
            PERCENT,
            GAUGE,
            CORE,
            core -> known(core.getUsagePercent()),
            ratio("host_cpu_core_usage_ratio"),
            "Busy share of one logical processor"),
    CPU_USER_PERCENT(
            "cpu_user_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getUserPercent())),
            null,
            "Share of processor time in user mode, guests included"),
    CPU_NICE_PERCENT(
            "cpu_nice_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getNicePercent())),
            null,
            "Share of processor time in user mode at low priority"),
    CPU_SYSTEM_PERCENT(
            "cpu_system_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getSystemPercent())),
            null,
            "Share of processor time in kernel mode"),
    CPU_IDLE_PERCENT(
            "cpu_idle_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getIdlePercent())),
            null,
            "Share of processor time idle without outstanding I/O"),
    CPU_IOWAIT_PERCENT(
            "cpu_iowait_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getIowaitPercent())),
            null,
            "Share of processor time idle with outstanding I/O"),
    CPU_IRQ_PERCENT(
            "cpu_irq_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getIrqPercent())),
            null,
            "Share of processor time in hardware interrupts"),
    CPU_SOFTIRQ_PERCENT(
            "cpu_softirq_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getSoftirqPercent())),
            null,
            "Share of processor time in soft interrupts"),
    CPU_STEAL_PERCENT(
            "cpu_steal_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getStealPercent())),
            null,
            "Share of processor time stolen by the hypervisor"),
    CPU_USER_TIME(
            "cpu_user_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getUser),
            cpuSeconds("user"),
            "Processor time in user mode, guests included, since boot, all processors together"),
    CPU_NICE_TIME(
            "cpu_nice_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getNice),
            cpuSeconds("nice"),
            "Processor time in user mode at low priority since boot, all processors together"),
    CPU_SYSTEM_TIME(
            "cpu_system_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getSystem),
            cpuSeconds("system"),
            "Processor time in kernel mode since boot, all processors together"),
    CPU_IDLE_TIME(
            "cpu_idle_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getIdle),
            cpuSeconds("idle"),
            "Processor time idle without outstanding I/O since boot, all processors together"),
    CPU_IOWAIT_TIME(
            "cpu_iowait_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getIowait),
            cpuSeconds("iowait"),
            "Processor time idle with outstanding I/O since boot, all processors together"),
    CPU_IRQ_TIME(
            "cpu_irq_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getIrq),
            cpuSeconds("irq"),
            "Processor time in hardware interrupts since boot, all processors together"),
    CPU_SOFTIRQ_TIME(
            "cpu_softirq_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getSoftirq),
            cpuSeconds("softirq"),
            "Processor time in soft interrupts since boot, all processors together"),
    CPU_STEAL_TIME(
            "cpu_steal_time",
            SECONDS,
            COUNTER,
            HOST,
            ticks(CpuTicks::getSteal),
            cpuSeconds("steal"),
            "Processor time stolen by the hypervisor since boot, all processors together"),
    CPU_COUNT(
            "cpu_count",
            COUNT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getLogicalCount())),
            as("host_cpus"),
            "Logical processors online"),
    CPU_CONTEXT_SWITCHES_TOTAL(
            "cpu_context_switches_total",
            COUNT,
            COUNTER,
            HOST,
            cpu(c -> known(c.getContextSwitches())),
            as("host_context_switches_total"),
            "Context switches since boot"),
    CPU_INTERRUPTS_TOTAL(
            "cpu_interrupts_total",
            COUNT,
            COUNTER,
            HOST,
            cpu(c -> known(c.getInterrupts())),
            as("host_interrupts_total"),
            "Interrupts since boot"),
    CPU_FORKS_TOTAL(
            "cpu_forks_total",
            COUNT,
            COUNTER,
            HOST,
            cpu(c -> known(c.getForks())),
            as("host_forks_total"),
            "Processes and threads forked since boot"),
    CGROUP_CPU_LIMIT(
            "cgroup_cpu_limit",
            COUNT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getCgroupLimitProcessors())),
            as("host_cgroup_cpus_limit"),
            "Processors that the collector's own control group may use; unknown without a limit"),
    CGROUP_CPU_USAGE_PERCENT(
            "cgroup_cpu_usage_percent",
            PERCENT,
            GAUGE,
            HOST,
            cpu(c -> known(c.getCgroupUsagePercent())),
            null,
            "Processor time used by the collector's own control group, of one processor"),
    CGROUP_CPU_USAGE_TIME(
            "cgroup_cpu_usage_time",
            SECONDS,
            COUNTER,
            HOST,
            cpu(c -> known(c.getCgroupUsageMicros()) / Readers.MICROS),
            as("host_cgroup_cpu_usage_seconds_total"),
            "Processor time used by the collector's own control group since it was made"),
    CGROUP_CPU_THROTTLED_TIME(
            "cgroup_cpu_throttled_time",
            SECONDS,
            COUNTER,
            HOST,
            cpu(c -> known(c.getCgroupThrottledMicros()) / Readers.MICROS),
            as("host_cgroup_cpu_throttled_seconds_total"),
            "Time for which the collector's own control group was held back by its limit since it was made"),
    CGROUP_MEMORY_LIMIT(
            "cgroup_memory_limit",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getCgroupLimitBytes())),
            as("host_cgroup_memory_limit_bytes"),
            "Memory limit of the collector's own control group; unknown without a limit"),
    CGROUP_MEMORY_USED(
            "cgroup_memory_used",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getCgroupUsedBytes())),
            as("host_cgroup_memory_used_bytes"),
            "Memory used by the collector's own control group, its page cache included"),
    LOAD_AVERAGE_1M(
            "load_average_1m",
            COUNT,
            GAUGE,
            HOST,
            load(l -> known(l.getOneMinute())),
            as("host_load1"),
            "Load average over one minute"),
    LOAD_AVERAGE_5M(
            "load_average_5m",
            COUNT,
            GAUGE,
            HOST,
            load(l -> known(l.getFiveMinutes())),
            as("host_load5"),
            "Load average over five minutes"),
    LOAD_AVERAGE_15M(
            "load_average_15m",
            COUNT,
            GAUGE,
            HOST,
            load(l -> known(l.getFifteenMinutes())),
            as("host_load15"),
            "Load average over fifteen minutes"),
    MEMORY_TOTAL(
            "memory_total",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getTotalBytes())),
            as("host_memory_total_bytes"),
            "Usable main memory"),
    MEMORY_USED(
            "memory_used",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getUsedBytes())),
            as("host_memory_used_bytes"),
            "Main memory in use: total less available"),
    MEMORY_FREE(
            "memory_free",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getFreeBytes())),
            as("host_memory_free_bytes"),
            "Main memory not used for anything"),
    MEMORY_AVAILABLE(
            "memory_available",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getAvailableBytes())),
            as("host_memory_available_bytes"),
            "Main memory that can be had without swapping"),
    MEMORY_CACHED(
            "memory_cached",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getCachedBytes())),
            as("host_memory_cached_bytes"),
            "Page cache and reclaimable slab"),
    MEMORY_BUFFERS(
            "memory_buffers",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getBuffersBytes())),
            as("host_memory_buffers_bytes"),
            "Block-device buffers"),
    MEMORY_SHARED(
            "memory_shared",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getSharedBytes())),
            as("host_memory_shared_bytes"),
            "Shared memory and tmpfs"),
    MEMORY_SLAB(
            "memory_slab",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getSlabBytes())),
            as("host_memory_slab_bytes"),
            "Kernel data structures"),
    MEMORY_DIRTY(
            "memory_dirty",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getDirtyBytes())),
            as("host_memory_dirty_bytes"),
            "Pages waiting to be written to disk"),
    MEMORY_COMMITTED(
            "memory_committed",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getCommittedBytes())),
            as("host_memory_committed_bytes"),
            "Memory promised to processes"),
    MEMORY_SLAB_RECLAIMABLE(
            "memory_slab_reclaimable",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getSlabReclaimableBytes())),
            as("host_memory_slab_reclaimable_bytes"),
            "Kernel data structures that could be given back; part of cached and of slab"),
    MEMORY_ANONYMOUS(
            "memory_anonymous",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getAnonymousBytes())),
            as("host_memory_anonymous_bytes"),
            "Memory of processes that is no file's"),
    MEMORY_ARC_RECLAIMABLE(
            "memory_arc_reclaimable",
            BYTES,
            GAUGE,
            HOST,
            memory(m -> known(m.getArcReclaimableBytes())),
            as("host_memory_arc_reclaimable_bytes"),
            "ZFS cache that could be given back; part of available"),
    MEMORY_OOM_KILLS_TOTAL(
            "memory_oom_kills_total",
            COUNT,
            COUNTER,
            HOST,
            memory(m -> known(m.getOomKills())),
            as("host_memory_oom_kills_total"),
            "Processes killed since boot because memory ran out"),
    MEMORY_USAGE_PERCENT(
            "memory_usage_percent",
            PERCENT,
            GAUGE,
            HOST,
            memory(m -> known(m.getUsagePercent())),
            ratio("host_memory_usage_ratio"),
            "Used share of main memory"),
    SWAP_TOTAL(
            "swap_total",
            BYTES,
            GAUGE,
            HOST,
            swap(s -> known(s.getTotalBytes())),
            as("host_swap_total_bytes"),
            "Swap space"),
    SWAP_USED(
            "swap_used",
            BYTES,
            GAUGE,
            HOST,
            swap(s -> known(s.getUsedBytes())),
            as("host_swap_used_bytes"),
            "Swap space in use"),
    SWAP_FREE(
            "swap_free",
            BYTES,
            GAUGE,
            HOST,
            swap(s -> known(s.getFreeBytes())),
            as("host_swap_free_bytes"),
            "Swap space not in use"),
    SWAP_USAGE_PERCENT(
            "swap_usage_percent",
            PERCENT,
            GAUGE,
            HOST,
            swap(s -> known(s.getUsagePercent())),
            ratio("host_swap_usage_ratio"),
            "Used share of swap space; unknown where there is none"),
    SWAP_IN_BYTES(
            "swap_in_bytes",
            BYTES_PER_SECOND,
            GAUGE,
            HOST,
            swap(s -> known(s.getInBytesPerSecond())),
            null,
            "Read from swap"),
    SWAP_OUT_BYTES(
            "swap_out_bytes",
            BYTES_PER_SECOND,
            GAUGE,
            HOST,
            swap(s -> known(s.getOutBytesPerSecond())),
            null,
            "Written to swap"),
    SWAP_IN_BYTES_TOTAL(
            "swap_in_bytes_total",
            BYTES,
            COUNTER,
            HOST,
            swap(s -> known(s.getInBytes())),
            as("host_swap_in_bytes_total"),
            "Read from swap since boot"),
    SWAP_OUT_BYTES_TOTAL(
            "swap_out_bytes_total",
            BYTES,
            COUNTER,
            HOST,
            swap(s -> known(s.getOutBytes())),
            as("host_swap_out_bytes_total"),
            "Written to swap since boot"),
    SWAP_CACHED(
            "swap_cached",
            BYTES,
            GAUGE,
            HOST,
            swap(s -> known(s.getCachedBytes())),
            as("host_swap_cached_bytes"),
            "Swap space whose content is also held in memory"),
    PAGING_IN_BYTES(
            "paging_in_bytes",
            BYTES_PER_SECOND,
            GAUGE,
            HOST,
            swap(s -> known(s.getPagedInBytesPerSecond())),
            null,
            "Read from block devices by paging and file I/O"),
    PAGING_OUT_BYTES(
            "paging_out_bytes",
            BYTES_PER_SECOND,
            GAUGE,
            HOST,
            swap(s -> known(s.getPagedOutBytesPerSecond())),
            null,
            "Written to block devices by paging and file I/O"),
    PAGING_MAJOR_FAULTS(
            "paging_major_faults",
            PER_SECOND,
            GAUGE,
            HOST,
            swap(s -> known(s.getMajorFaultsPerSecond())),
            null,
            "Page faults that had to read from a device"),
    PAGING_IN_BYTES_TOTAL(
            "paging_in_bytes_total",
            BYTES,
            COUNTER,
            HOST,
            swap(s -> known(s.getPagedInBytes())),
            as("host_paging_in_bytes_total"),
            "Read from block devices by paging and file I/O since boot"),
    PAGING_OUT_BYTES_TOTAL(
            "paging_out_bytes_total",
            BYTES,
            COUNTER,
            HOST,
            swap(s -> known(s.getPagedOutBytes())),
            as("host_paging_out_bytes_total"),
            "Written to block devices by paging and file I/O since boot"),
    PAGING_MAJOR_FAULTS_TOTAL(
            "paging_major_faults_total",
            COUNT,
            COUNTER,
            HOST,
            swap(s -> known(s.getMajorFaults())),
            as("host_paging_major_faults_total"),
            "Page faults that had to read from a device since boot"),
    DISK_READ_BYTES(
            "disk_read_bytes",
            BYTES_PER_SECOND,
            GAUGE,
            DISK,
            disk -> known(disk.getReadBytesPerSecond()),
            null,
            "Read from the device"),
    DISK_WRITE_BYTES(
            "disk_write_bytes",
            BYTES_PER_SECOND,
            GAUGE,
            DISK,
            disk -> known(disk.getWriteBytesPerSecond()),
            null,
            "Written to the device"),
    DISK_READ_OPS(
            "disk_read_ops", PER_SECOND, GAUGE, DISK, disk -> known(disk.getReadsPerSecond()), null, "Reads completed"),
    DISK_WRITE_OPS(
            "disk_write_ops",
            PER_SECOND,
            GAUGE,
            DISK,
            disk -> known(disk.getWritesPerSecond()),
            null,
            "Writes completed"),
    DISK_READ_TIME(
            "disk_read_time",
            MILLISECONDS,
            COUNTER,
            DISK,
            disk -> known(disk.getReadMillis()),
            millis("host_disk_read_seconds_total"),
            "Time spent by reads since boot"),
    DISK_WRITE_TIME(
            "disk_write_time",
            MILLISECONDS,
            COUNTER,
            DISK,
            disk -> known(disk.getWriteMillis()),
            millis("host_disk_write_seconds_total"),
            "Time spent by writes since boot"),
    DISK_AWAIT_TIME(
            "disk_await_time",
            MILLISECONDS,
            GAUGE,
            DISK,
            disk -> known(disk.getAwaitMillis()),
            millis("host_disk_await_seconds"),
            "Average time of a request from issue to completion; unknown without I/O"),
    DISK_READ_AWAIT_TIME(
            "disk_read_await_time",
            MILLISECONDS,
            GAUGE,
            DISK,
            disk -> known(disk.getReadAwaitMillis()),
            millis("host_disk_read_await_seconds"),
            "Average time of a read from issue to completion; unknown without reads"),
    DISK_WRITE_AWAIT_TIME(
            "disk_write_await_time",
            MILLISECONDS,
            GAUGE,
            DISK,
            disk -> known(disk.getWriteAwaitMillis()),
            millis("host_disk_write_await_seconds"),
            "Average time of a write from issue to completion; unknown without writes"),
    DISK_IO_UTIL_PERCENT(
            "disk_io_util_percent",
            PERCENT,
            GAUGE,
            DISK,
            disk -> known(disk.getUtilPercent()),
            ratio("host_disk_io_util_ratio"),
            "Share of time with at least one request in flight"),
    DISK_QUEUE_LENGTH(
            "disk_queue_length",
            COUNT,
            GAUGE,
            DISK,
            disk -> known(disk.getQueueLength()),
            as("host_disk_queue_length"),
            "Requests in flight on average"),
    DISK_IN_FLIGHT(
            "disk_in_flight",
            COUNT,
            GAUGE,
            DISK,
            disk -> known(disk.getInFlight()),
            as("host_disk_requests_in_flight"),
            "Requests in flight at the moment"),
    DISK_READ_BYTES_TOTAL(
            "disk_read_bytes_total",
            BYTES,
            COUNTER,
            DISK,
            disk -> known(disk.getReadBytes()),
            as("host_disk_read_bytes_total"),
            "Read from the device since boot"),
    DISK_WRITE_BYTES_TOTAL(
            "disk_write_bytes_total",
            BYTES,
            COUNTER,
            DISK,
            disk -> known(disk.getWrittenBytes()),
            as("host_disk_written_bytes_total"),
            "Written to the device since boot"),
    DISK_READ_OPS_TOTAL(
            "disk_read_ops_total",
            COUNT,
            COUNTER,
            DISK,
            disk -> known(disk.getReads()),
            as("host_disk_reads_total"),
            "Reads completed since boot"),
    DISK_WRITE_OPS_TOTAL(
            "disk_write_ops_total",
            COUNT,
            COUNTER,
            DISK,
            disk -> known(disk.getWrites()),
            as("host_disk_writes_total"),
            "Writes completed since boot"),
    DISK_IO_TIME(
            "disk_io_time",
            MILLISECONDS,
            COUNTER,
            DISK,
            disk -> known(disk.getIoMillis()),
            millis("host_disk_io_seconds_total"),
            "Time with at least one request in flight since boot"),
    DISK_IO_TIME_WEIGHTED(
            "disk_io_time_weighted",
            MILLISECONDS,
            COUNTER,
            DISK,
            disk -> known(disk.getWeightedIoMillis()),
            millis("host_disk_io_weighted_seconds_total"),
            "Sum over requests of their time in flight since boot"),
    NETWORK_BYTES_SENT(
            "network_bytes_sent",
            BYTES_PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getSentBytesPerSecond()),
            null,
            "Sent"),
    NETWORK_BYTES_RECV(
            "network_bytes_recv",
            BYTES_PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getReceivedBytesPerSecond()),
            null,
            "Received"),
    NETWORK_PACKETS_SENT(
            "network_packets_sent",
            PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getSentPacketsPerSecond()),
            null,
            "Packets sent"),
    NETWORK_PACKETS_RECV(
            "network_packets_recv",
            PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getReceivedPacketsPerSecond()),
            null,
            "Packets received"),
    NETWORK_ERRORS_IN(
            "network_errors_in",
            PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getErrorsInPerSecond()),
            null,
            "Receive errors"),
    NETWORK_ERRORS_OUT(
            "network_errors_out",
            PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getErrorsOutPerSecond()),
            null,
            "Transmit errors"),
    NETWORK_DROPS_IN(
            "network_drops_in",
            PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getDropsInPerSecond()),
            null,
            "Received packets dropped"),
    NETWORK_DROPS_OUT(
            "network_drops_out",
            PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getDropsOutPerSecond()),
            null,
            "Packets to send dropped"),
    NETWORK_DROPS_IN_PERCENT(
            "network_drops_in_percent",
            PERCENT,
            GAUGE,
            INTERFACE,
            nic -> share(nic.getDropsInPerSecond(), nic.getReceivedPacketsPerSecond()),
            null,
            "Received packets that were dropped, as a share of them and those received; unknown where there were none"),
    NETWORK_DROPS_OUT_PERCENT(
            "network_drops_out_percent",
            PERCENT,
            GAUGE,
            INTERFACE,
            nic -> share(nic.getDropsOutPerSecond(), nic.getSentPacketsPerSecond()),
            null,
            "Packets to send that were dropped, as a share of them and those sent; unknown where there were none"),
    NETWORK_BANDWIDTH_USAGE(
            "network_bandwidth_usage",
            PERCENT,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getBandwidthPercent()),
            ratio("host_network_bandwidth_usage_ratio"),
            "Busier direction's share of the link speed; unknown on links without a speed"),
    NETWORK_SPEED(
            "network_speed",
            BITS_PER_SECOND,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getSpeedBitsPerSecond()),
            bytesOfBits("host_network_speed_bytes"),
            "Link speed, one direction"),
    NETWORK_UP(
            "network_up",
            COUNT,
            GAUGE,
            INTERFACE,
            nic -> known(nic.getUp()),
            as("host_network_up"),
            "Whether the link is up: 1 or 0; unknown where the driver does not tell"),
    NETWORK_BYTES_SENT_TOTAL(
            "network_bytes_sent_total",
            BYTES,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getSentBytes()),
            as("host_network_transmit_bytes_total"),
            "Sent since boot"),
    NETWORK_BYTES_RECV_TOTAL(
            "network_bytes_recv_total",
            BYTES,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getReceivedBytes()),
            as("host_network_receive_bytes_total"),
            "Received since boot"),
    NETWORK_PACKETS_SENT_TOTAL(
            "network_packets_sent_total",
            COUNT,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getSentPackets()),
            as("host_network_transmit_packets_total"),
            "Packets sent since boot"),
    NETWORK_PACKETS_RECV_TOTAL(
            "network_packets_recv_total",
            COUNT,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getReceivedPackets()),
            as("host_network_receive_packets_total"),
            "Packets received since boot"),
    NETWORK_ERRORS_IN_TOTAL(
            "network_errors_in_total",
            COUNT,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getErrorsIn()),
            as("host_network_receive_errors_total"),
            "Receive errors since boot"),
    NETWORK_ERRORS_OUT_TOTAL(
            "network_errors_out_total",
            COUNT,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getErrorsOut()),
            as("host_network_transmit_errors_total"),
            "Transmit errors since boot"),
    NETWORK_DROPS_IN_TOTAL(
            "network_drops_in_total",
            COUNT,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getDropsIn()),
            as("host_network_receive_drops_total"),
            "Received packets dropped since boot"),
    NETWORK_DROPS_OUT_TOTAL(
            "network_drops_out_total",
            COUNT,
            COUNTER,
            INTERFACE,
            nic -> known(nic.getDropsOut()),
            as("host_network_transmit_drops_total"),
            "Packets to send dropped since boot"),
    NETWORK_CONNECTIONS(
            "network_connections",
            COUNT,
            GAUGE,
            HOST,
            connections(c -> known(c.getTcpEstablished())),
            as("host_network_connections"),
            "TCP connections established"),
    NETWORK_TCP_TIME_WAIT(
            "network_tcp_time_wait",
            COUNT,
            GAUGE,
            HOST,
            connections(c -> known(c.getTcpTimeWait())),
            as("host_network_tcp_time_wait"),
            "TCP sockets in TIME_WAIT"),
    NETWORK_TCP_SOCKETS(
            "network_tcp_sockets",
            COUNT,
            GAUGE,
            HOST,
            connections(c -> known(c.getTcpInUse())),
            as("host_network_tcp_sockets"),
            "TCP sockets in use"),
    NETWORK_UDP_SOCKETS(
            "network_udp_sockets",
            COUNT,
            GAUGE,
            HOST,
            connections(c -> known(c.getUdpInUse())),
            as("host_network_udp_sockets"),
            "UDP sockets in use"),
    NETWORK_TCP_ORPHANED(
            "network_tcp_orphaned",
            COUNT,
            GAUGE,
            HOST,
            connections(c -> known(c.getTcpOrphaned())),
            as("host_network_tcp_orphaned"),
            "TCP sockets that no process holds any more"),
    NETWORK_SOCKETS(
            "network_sockets",
            COUNT,
            GAUGE,
            HOST,
            connections(c -> known(c.getSocketsInUse())),
            as("host_network_sockets"),
            "Sockets of any kind in use"),
    DISK_TOTAL(
            "disk_total",
            BYTES,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getTotalBytes()),
            as("host_filesystem_size_bytes"),
            "Size of the filesystem"),
    DISK_USED(
            "disk_used",
            BYTES,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getUsedBytes()),
            as("host_filesystem_used_bytes"),
            "Used on the filesystem"),
    DISK_FREE(
            "disk_free",
            BYTES,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getFreeBytes()),
            as("host_filesystem_free_bytes"),
            "Free on the filesystem, the reserve for root included"),
    DISK_AVAILABLE(
            "disk_available",
            BYTES,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getAvailableBytes()),
            as("host_filesystem_available_bytes"),
            "Free on the filesystem for ordinary users"),
    DISK_USAGE_PERCENT(
            "disk_usage_percent",
            PERCENT,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getUsagePercent()),
            ratio("host_filesystem_usage_ratio"),
            "Used share of the filesystem, as df prints it"),
    INODE_TOTAL(
            "inode_total",
            COUNT,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getInodesTotal()),
            as("host_filesystem_inodes"),
            "Inodes of the filesystem"),
    INODE_USED(
            "inode_used",
            COUNT,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getInodesUsed()),
            as("host_filesystem_inodes_used"),
            "Inodes in use"),
    INODE_FREE(
            "inode_free",
            COUNT,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getInodesFree()),
            as("host_filesystem_inodes_free"),
            "Inodes free"),
    INODE_USAGE_PERCENT(
            "inode_usage_percent",
            PERCENT,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getInodeUsagePercent()),
            ratio("host_filesystem_inode_usage_ratio"),
            "Used share of the inodes"),
    DISK_READ_ONLY(
            "disk_read_only",
            COUNT,
            GAUGE,
            FILESYSTEM,
            fs -> known(fs.getReadOnly()),
            as("host_filesystem_read_only"),
            "Whether the filesystem is mounted read-only: 1 or 0"),
    DISK_EMERGENCY_READ_ONLY(
            "disk_emergency_read_only",
            COUNT,
            GAUGE,
            FILESYSTEM,
            fs -> known((Boolean) fs.getEmergencyReadOnly()),
            as("host_filesystem_emergency_read_only"),
            "Whether the filesystem stopped taking writes after an error: 1 or 0; kernel 6.12 and newer tell"),
    DISK_STUCK(
            "disk_stuck",
            COUNT,
            GAUGE,
            FILESYSTEM,
            fs -> known((Boolean) fs.getStuck()),
            as("host_filesystem_stuck"),
            "Whether the mount did not answer within its deadline: 1 or 0"),
    PRESSURE_CPU_SOME_PERCENT(
            "pressure_cpu_some_percent",
            PERCENT,
            GAUGE,
            HOST,
            pressure(Pressure::getCpu, p -> known(p.getSomePercent())),
            null,
            "Share of time in which some task waited for a processor"),
    PRESSURE_CPU_SOME_TIME(
            "pressure_cpu_some_time",
            SECONDS,
            COUNTER,
            HOST,
            pressure(Pressure::getCpu, p -> known(p.getSomeMicros()) / Readers.MICROS),
            as("host_pressure_cpu_waiting_seconds_total"),
            "Time in which some task waited for a processor since boot"),
    PRESSURE_MEMORY_SOME_PERCENT(
            "pressure_memory_some_percent",
            PERCENT,
            GAUGE,
            HOST,
            pressure(Pressure::getMemory, p -> known(p.getSomePercent())),
            null,
            "Share of time in which some task waited for memory"),
    PRESSURE_MEMORY_SOME_TIME(
            "pressure_memory_some_time",
            SECONDS,
            COUNTER,
            HOST,
            pressure(Pressure::getMemory, p -> known(p.getSomeMicros()) / Readers.MICROS),
            as("host_pressure_memory_waiting_seconds_total"),
            "Time in which some task waited for memory since boot"),
    PRESSURE_MEMORY_FULL_PERCENT(
            "pressure_memory_full_percent",
            PERCENT,
            GAUGE,
            HOST,
            pressure(Pressure::getMemory, p -> known(p.getFullPercent())),
            null,
            "Share of time in which all tasks waited for memory"),
    PRESSURE_MEMORY_FULL_TIME(
            "pressure_memory_full_time",
            SECONDS,
            COUNTER,
            HOST,
            pressure(Pressure::getMemory, p -> known(p.getFullMicros()) / Readers.MICROS),
            as("host_pressure_memory_stalled_seconds_total"),
            "Time in which all tasks waited for memory since boot"),
    PRESSURE_IO_SOME_PERCENT(
            "pressure_io_some_percent",
            PERCENT,
            GAUGE,
            HOST,
            pressure(Pressure::getBlockIo, p -> known(p.getSomePercent())),
            null,
            "Share of time in which some task waited for I/O"),
    PRESSURE_IO_SOME_TIME(
            "pressure_io_some_time",
            SECONDS,
            COUNTER,
            HOST,
            pressure(Pressure::getBlockIo, p -> known(p.getSomeMicros()) / Readers.MICROS),
            as("host_pressure_io_waiting_seconds_total"),
            "Time in which some task waited for I/O since boot"),
    PRESSURE_IO_FULL_PERCENT(
            "pressure_io_full_percent",
            PERCENT,
            GAUGE,
            HOST,
            pressure(Pressure::getBlockIo, p -> known(p.getFullPercent())),
            null,
            "Share of time in which all tasks waited for I/O"),
    PRESSURE_IO_FULL_TIME(
            "pressure_io_full_time",
            SECONDS,
            COUNTER,
            HOST,
            pressure(Pressure::getBlockIo, p -> known(p.getFullMicros()) / Readers.MICROS),
            as("host_pressure_io_stalled_seconds_total"),
            "Time in which all tasks waited for I/O since boot"),
    PRESSURE_IRQ_FULL_PERCENT(
            "pressure_irq_full_percent",
            PERCENT,
            GAUGE,
            HOST,
            pressure(Pressure::getIrq, p -> known(p.getFullPercent())),
            null,
            "Share of time in which all tasks waited because of interrupts"),
    PRESSURE_IRQ_FULL_TIME(
            "pressure_irq_full_time",
            SECONDS,
            COUNTER,
            HOST,
            pressure(Pressure::getIrq, p -> known(p.getFullMicros()) / Readers.MICROS),
            as("host_pressure_irq_stalled_seconds_total"),
            "Time in which all tasks waited because of interrupts since boot"),
    PROCESSES_TOTAL(
            "processes_total",
            COUNT,
            GAUGE,
            HOST,
            processes(p -> known(p.getTotal())),
            as("host_processes"),
            "Processes that exist"),
    PROCESSES_RUNNING(
            "processes_running",
            COUNT,
            GAUGE,
            HOST,
            processes(p -> known(p.getRunning())),
            as("host_processes_running"),
            "Processes running or runnable"),
    PROCESSES_BLOCKED(
            "processes_blocked",
            COUNT,
            GAUGE,
            HOST,
            processes(p -> known(p.getBlocked())),
            as("host_processes_blocked"),
            "Processes in uninterruptible sleep"),
    THREADS(
            "threads",
            COUNT,
            GAUGE,
            HOST,
            load(l -> known(l.getEntities())),
            as("host_threads"),
            "Threads that exist, those of the kernel included"),
    PROCESS_CPU_PERCENT(
            "process_cpu_percent",
            PERCENT,
            GAUGE,
            PROCESS,
            p -> known(p.getCpuPercent()),
            null,
            "Processor time of one of the processes that use the most, of one processor"),
    PROCESS_RESIDENT_BYTES(
            "process_resident_bytes",
            BYTES,
            GAUGE,
            PROCESS,
            p -> known(p.getResidentBytes()),
            null,
            "Resident memory of one of the processes that use the most"),
    TEMPERATURE(
            "temperature",
            CELSIUS,
            GAUGE,
            SENSOR,
            t -> known((Float) t.getCelsius()),
            as("host_temperature_celsius"),
            "Temperature of the sensor"),
    CUSTOM(
            "custom",
            COUNT,
            GAUGE,
            Scope.CUSTOM,
            CustomMetric::getValue,
            null,
            "A metric of the user's own, by its name; in Prometheus under that name"),
    UPTIME("uptime", SECONDS, GAUGE, HOST, Readers::uptime, null, "Time since boot"),
    BOOT_TIME(
            "boot_time",
            SECONDS,
            GAUGE,
            HOST,
            Readers::bootTime,
            as("host_boot_time_seconds"),
            "When the host was booted, seconds since 1970");

    private final String id;
    private final Unit unit;
    private final Kind kind;
    private final Scope<?> scope;
    private final ToDoubleFunction<Object> reader;
    private final @Nullable Exposition exposition;
    private final String help;

    // The scope's type argument ties the reader to the items of the scope, so the cast cannot fail; an enum constant
    // cannot carry the type argument itself. Seven parameters: one per column of the table above.
    @SuppressWarnings({"unchecked", "checkstyle:parameternumber"})
    <D> Metric(
            String id,
            Unit unit,
            Kind kind,
            Scope<D> scope,
            ToDoubleFunction<D> reader,
            @Nullable Exposition exposition,
            String help) {
        this.id = id;
        this.unit = unit;
        this.kind = kind;
        this.scope = scope;
        this.reader = (ToDoubleFunction<Object>) reader;
        this.exposition = exposition;
        this.help = help;
    }

    /** The name, such as {@code cpu_usage_percent}. */
    public String id() {
        return id;
    }

    /** The unit of its values. */
    public Unit unit() {
        return unit;
    }

    /** Gauge or counter. */
    public Kind kind() {
        return kind;
    }

    /** What it is taken over. */
    public Scope<?> scope() {
        return scope;
    }

    /** How it appears in Prometheus; empty where Prometheus derives it from a counter. */
    public Optional<Exposition> exposition() {
        return Optional.ofNullable(exposition);
    }

    /** One sentence without a full stop that says what it is. */
    public String help() {
        return help;
    }

    /** Reads the value in an item of its scope; NaN where it is not known. */
    ToDoubleFunction<Object> reader() {
        return reader;
    }

    /** The value in an item of its scope; NaN where it is not known. */
    double valueIn(Object item) {
        return reader.applyAsDouble(item);
    }

    @Override
    public String toString() {
        return id;
    }
}
