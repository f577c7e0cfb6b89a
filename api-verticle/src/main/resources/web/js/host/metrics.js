/** What the host view wants; raw counters stay on the server until somebody asks for them. */
export const HOST_METRICS = [
    'cpu_usage_percent', 'cpu_usage_per_core', 'cpu_user_percent', 'cpu_nice_percent', 'cpu_system_percent', 'cpu_iowait_percent',
    'cpu_irq_percent', 'cpu_softirq_percent', 'cpu_steal_percent', 'load_average_1m', 'load_average_5m', 'load_average_15m',
    'memory_total', 'memory_used', 'memory_cached', 'memory_buffers', 'memory_usage_percent', 'swap_total', 'swap_used', 'swap_usage_percent',
    'swap_in_bytes', 'swap_out_bytes', 'disk_read_bytes', 'disk_write_bytes', 'disk_read_ops', 'disk_write_ops', 'disk_await_time', 'disk_io_util_percent', 'disk_queue_length',
    'network_bytes_recv', 'network_bytes_sent', 'network_packets_recv', 'network_packets_sent', 'network_errors_in', 'network_errors_out',
    'network_drops_in', 'network_drops_out', 'network_bandwidth_usage', 'disk_total', 'disk_used', 'disk_free', 'disk_usage_percent', 'inode_usage_percent',
    'pressure_cpu_some_percent', 'pressure_memory_some_percent', 'pressure_io_some_percent', 'pressure_io_full_percent', 'pressure_irq_full_percent',
    'processes_total', 'processes_running', 'processes_blocked', 'threads', 'network_connections', 'network_tcp_time_wait', 'network_tcp_sockets', 'network_udp_sockets',
    'cgroup_cpu_usage_percent', 'cgroup_cpu_limit', 'cgroup_memory_used', 'cgroup_memory_limit',
    'temperature', 'process_cpu_percent', 'process_resident_bytes', 'custom', 'boot_time',
];

/** @typedef {import('../format.js').Unit} Unit */

/** Units as the catalogue writes them. */
const UNITS = /** @type {Record<string, Unit>} */ ({ '%': 'percent', percent: 'percent', B: 'bytes', 'B/s': 'bytes/s', ms: 'ms', '1/s': '1/s', '°C': '°C' });

/** A unit that values are written in, of one that the catalogue names or a name ends in. @param {string} name of a metric @param {string} [unit] @returns {Unit} */
export function unitOf(name, unit = '') {
    const given = UNITS[unit];
    return given ?? (/_percent$/.test(name) ? 'percent' : /_bytes$/.test(name) && unit === '' ? 'bytes' : /celsius/.test(name) ? '°C' : 'number');
}
