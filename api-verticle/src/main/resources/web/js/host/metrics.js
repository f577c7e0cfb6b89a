/** What the host view wants; raw counters stay on the server. */
export const HOST_METRICS = [
    'cpu_usage_percent', 'cpu_usage_per_core', 'cpu_user_percent', 'cpu_nice_percent', 'cpu_system_percent', 'cpu_iowait_percent',
    'cpu_irq_percent', 'cpu_softirq_percent', 'cpu_steal_percent', 'load_average_1m', 'load_average_5m', 'load_average_15m',
    'memory_total', 'memory_used', 'memory_cached', 'memory_buffers', 'memory_usage_percent', 'swap_total', 'swap_used', 'swap_usage_percent',
    'disk_read_bytes', 'disk_write_bytes', 'disk_read_ops', 'disk_write_ops', 'disk_await_time', 'disk_io_util_percent', 'disk_queue_length',
    'network_bytes_recv', 'network_bytes_sent', 'network_packets_recv', 'network_packets_sent', 'network_errors_in', 'network_errors_out',
    'network_drops_in', 'network_drops_out', 'network_bandwidth_usage', 'disk_total', 'disk_used', 'disk_free', 'disk_usage_percent', 'inode_usage_percent',
    'temperature',
];
