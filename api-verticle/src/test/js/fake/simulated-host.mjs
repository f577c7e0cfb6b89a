/** A simulated host: lifelike load from a seeded random walk, as columns in the shape of the live protocol. */

const ROLES = [
    { name: 'web', cpu: 32, memory: 55, disks: ['vda'], mounts: ['/', '/boot'], net: 6e6 },
    { name: 'db', cpu: 45, memory: 74, disks: ['nvme0n1', 'nvme1n1', 'sda'], mounts: ['/', '/boot', '/var/lib/postgresql'], net: 2e7 },
    { name: 'cache', cpu: 18, memory: 81, disks: ['vda'], mounts: ['/'], net: 4e7 },
    { name: 'build', cpu: 68, memory: 48, disks: ['nvme0n1'], mounts: ['/', '/srv/builds'], net: 3e6 },
    { name: 'edge', cpu: 12, memory: 35, disks: ['mmcblk0'], mounts: ['/'], net: 4e5 },
];
const REGIONS = ['eu-central', 'eu-west', 'us-east'];
const GIB = 1024 ** 3;

/** A small fast seeded generator (mulberry32). @param {number} seed */
export function random(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

/** A value that wanders around its mean and now and then bursts. */
class Walk {
    constructor(rnd, mean, spread, low, high) {
        Object.assign(this, { rnd, mean, spread, low, high, value: mean, burst: 0 });
    }

    next() {
        const noise = (this.rnd() + this.rnd() + this.rnd() - 1.5) * this.spread;
        this.value += (this.mean - this.value) * 0.06 + noise * 0.45;
        this.burst = this.burst > 0.02 ? this.burst * 0.86 : this.rnd() < 0.006 ? this.rnd() * 2 : 0;
        return Math.min(this.high, Math.max(this.low, this.value + this.burst * this.spread * 2));
    }
}

export class SimulatedHost {
    /** @param {number} index @param {{cores: number, intervalMs: number}} options */
    constructor(index, { cores, intervalMs }) {
        const role = ROLES[index % ROLES.length];
        const rnd = random(index * 7919 + 17);
        this.rnd = rnd;
        this.role = role;
        this.host = `${role.name}-${Math.floor(index / ROLES.length) + 1}`;
        this.hostId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
        this.labels = {
            environment: index % 7 === 6 ? 'staging' : 'production',
            region: REGIONS[index % REGIONS.length],
            group: role.name,
        };
        this.intervalMs = intervalMs;
        this.cores = cores;
        this.sequence = 0;
        this.ticks = 0;
        this.force = {};
        const memory = role.memory + (rnd() - 0.5) * 16;
        this.walks = {
            cpu: new Walk(rnd, Math.max(4, role.cpu + (rnd() - 0.5) * 24), 9, 0.3, 99),
            memory: new Walk(rnd, memory, 0.7, 5, 97),
            net: new Walk(rnd, 1, 0.5, 0.02, 6),
            disk: new Walk(rnd, 0.5, 0.5, 0, 4),
        };
        this.coreBias = Array.from({ length: cores }, () => 0.5 + rnd());
        this.fill = role.mounts.map((_, i) => (i === 0 ? 30 + rnd() * 45 : 20 + rnd() * 62));
        this.memoryTotal = (index % 3 === 0 ? 16 : 64) * GIB;
        this.load = [this.walks.cpu.mean, this.walks.cpu.mean, this.walks.cpu.mean].map((v) => (v / 100) * cores);
        this.columns = [];
        this.build([]);
    }

    /** Takes the next sample. @param {number} t @returns {{t: number, s: number, v: (number|null)[]}} */
    next(t) {
        const values = [];
        this.build(values);
        this.ticks++;
        return { t, s: ++this.sequence, v: values };
    }

    /** Fills `out` (when it takes a sample) or the column names (when it is asked for the first time). */
    build(out) {
        const names = this.columns.length === 0 ? this.columns : null;
        const put = (metric, value, labels = {}) => {
            names?.push([metric, labels]);
            out.push(value === null ? null : Math.round(value * 100) / 100);
        };
        const cpu = this.force.cpu ?? this.walks.cpu.next();
        this.cpuColumns(put, cpu);
        this.memoryColumns(put, this.force.memory ?? this.walks.memory.next());
        this.role.disks.forEach((device, i) => this.diskColumns(put, device, this.walks.disk.next() / (i + 1)));
        this.networkColumns(put, 'eth0', this.walks.net.next());
        this.networkColumns(put, 'lo', 0.01);
        this.role.mounts.forEach((mount, i) => this.filesystemColumns(put, mount, i));
        this.otherColumns(put, cpu);
    }

    /** Pressure, processes, sensors and metrics of the user's own; some of them not with every sample. */
    otherColumns(put, cpu) {
        put('pressure_cpu_some_percent', cpu / 9);
        put('pressure_memory_some_percent', 0.2);
        put('pressure_io_some_percent', this.walks.disk.value * 6);
        put('processes_running', Math.round(cpu / 20));
        put('processes_blocked', 0);
        put('network_connections', 120 + Math.round(cpu));
        put('temperature', 38 + cpu / 4, { sensor: 'coretemp/Package id 0' });
        const due = this.ticks % Math.max(1, Math.round(10000 / this.intervalMs)) === 0;
        ['postgres', 'java', 'nginx', 'node', 'sshd'].forEach((process, i) => {
            const labels = { process, pid: String(4000 + i * 37), user: i < 3 ? process : 'root' };
            put('process_cpu_percent', due ? (cpu * (5 - i)) / 6 : null, labels);
            put('process_resident_bytes', due ? (i + 1) * 3e8 : null, labels);
        });
        put('custom', due ? 1200 + cpu * 3 : null, { metric: 'shop_orders_total', region: 'eu' });
        put('custom', due ? 3e8 + cpu : null, { metric: 'shop_cache_bytes' });
    }

    cpuColumns(put, cpu) {
        const steal = this.role.name === 'edge' ? cpu * 0.08 : 0;
        const iowait = Math.min(100 - cpu, this.walks.disk.value * 4 + 0.3);
        const system = cpu * 0.24;
        put('cpu_usage_percent', cpu);
        put('cpu_user_percent', cpu - system - steal - cpu * 0.04);
        put('cpu_nice_percent', 0);
        put('cpu_system_percent', system);
        put('cpu_idle_percent', 100 - cpu - iowait);
        put('cpu_iowait_percent', iowait);
        put('cpu_irq_percent', 0);
        put('cpu_softirq_percent', cpu * 0.04);
        put('cpu_steal_percent', steal);
        this.coreBias.forEach((bias, i) => {
            this.coreBias[i] = Math.min(2.4, Math.max(0.1, bias + (this.rnd() - 0.5) * 0.3));
            put('cpu_usage_per_core', Math.min(100, cpu * bias), { cpu: String(i) });
        });
        [0.18, 0.05, 0.02].forEach((rate, i) => {
            this.load[i] += ((cpu / 100) * this.cores * 1.15 - this.load[i]) * rate;
            put(`load_average_${['1m', '5m', '15m'][i]}`, this.load[i]);
        });
    }

    memoryColumns(put, percent) {
        const used = (this.memoryTotal * percent) / 100;
        const cached = (this.memoryTotal - used) * 0.62;
        put('memory_total', this.memoryTotal);
        put('memory_used', used);
        put('memory_free', this.memoryTotal - used - cached);
        put('memory_available', this.memoryTotal - used);
        put('memory_cached', cached);
        put('memory_buffers', this.memoryTotal * 0.012);
        put('memory_usage_percent', percent);
        put('swap_total', 4 * GIB);
        put('swap_used', 0.06 * 4 * GIB);
        put('swap_free', 0.94 * 4 * GIB);
        put('swap_usage_percent', 6);
    }

    diskColumns(put, device, activity) {
        const labels = { device };
        const idle = activity < 0.03;
        put('disk_read_bytes', activity * 9e6 * this.rnd(), labels);
        put('disk_write_bytes', activity * 2.6e7, labels);
        put('disk_read_ops', activity * 240 * this.rnd(), labels);
        put('disk_write_ops', activity * 900, labels);
        put('disk_await_time', idle ? null : 0.4 + activity * 1.9, labels);
        put('disk_io_util_percent', Math.min(100, activity * 24), labels);
        put('disk_queue_length', activity * 0.8, labels);
    }

    networkColumns(put, device, activity) {
        const labels = { device };
        const bytes = this.role.net * activity;
        put('network_bytes_recv', bytes, labels);
        put('network_bytes_sent', bytes * (0.4 + this.rnd() * 0.3), labels);
        put('network_packets_recv', bytes / 900, labels);
        put('network_packets_sent', bytes / 1100, labels);
        for (const metric of ['network_errors_in', 'network_errors_out', 'network_drops_in', 'network_drops_out']) {
            put(metric, 0, labels);
        }
        put('network_bandwidth_usage', device === 'lo' ? null : (bytes * 8) / 1e7, labels);
    }

    filesystemColumns(put, mountpoint, i) {
        const due = this.ticks % Math.max(1, Math.round(60000 / this.intervalMs)) === 0;
        const device = i === 0 ? '/dev/mapper/root' : `/dev/${this.role.disks[0]}p${i + 1}`;
        const labels = { device, mountpoint, fstype: i === 0 ? 'ext4' : 'xfs' };
        const total = [80, 2, 900][i] * GIB;
        const percent = this.force.disk && i === this.role.mounts.length - 1 ? this.force.disk : this.fill[i];
        put('disk_total', due ? total : null, labels);
        put('disk_used', due ? (total * percent) / 100 : null, labels);
        put('disk_free', due ? total * (1 - percent / 100) : null, labels);
        put('disk_usage_percent', due ? percent : null, labels);
        put('inode_usage_percent', due ? percent / 4 : null, labels);
    }
}
