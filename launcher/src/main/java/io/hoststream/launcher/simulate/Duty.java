package io.hoststream.launcher.simulate;

import java.util.List;

/**
 * What a server is there for, and so how it is loaded.
 *
 * @param group who looks after it
 * @param role what it does
 * @param programs what runs on it
 * @param appetite how much it asks for
 */
record Duty(String group, String role, List<String> programs, Appetite appetite) {

    /** Front ends: follow the day closely, with bursts of visitors. */
    static final Duty WEB = new Duty(
            "shop", "web", List.of("nginx", "node", "php-fpm8.2"), new Appetite(0.06, 0.42, 0.25, 0.15, 1.0, 0.45));

    /** Services behind them. */
    static final Duty SERVICE = new Duty(
            "shop", "service", List.of("java", "python3", "envoy"), new Appetite(0.08, 0.3, 0.3, 0.2, 0.6, 0.6));

    /** Databases: much memory, much disk, a backup at night. */
    static final Duty DATABASE = new Duty(
            "data", "database", List.of("postgres", "mysqld", "pgbouncer"), new Appetite(0.1, 0.25, 0.3, 1, 0.5, 0.72));

    /** Caches: memory and network. */
    static final Duty CACHE = new Duty(
            "data", "cache", List.of("redis-server", "memcached"), new Appetite(0.04, 0.1, 0.2, 0.05, 0.8, 0.65));

    /** Brokers: steady disk and network. */
    static final Duty QUEUE =
            new Duty("platform", "queue", List.of("java", "etcd"), new Appetite(0.1, 0.15, 0.2, 0.7, 1.2, 0.5));

    /** Jobs at fixed times, nothing between them. */
    static final Duty BATCH = new Duty(
            "analytics", "batch", List.of("java", "python3", "duckdb"), new Appetite(0.01, 0.02, 0.5, 0.6, 0.4, 0.3));

    /** Builds: idle or at the limit. */
    static final Duty BUILD = new Duty(
            "engineering",
            "build",
            List.of("java", "cc1plus", "dockerd"),
            new Appetite(0.01, 0.12, 0.9, 0.6, 0.2, 0.35));

    /** File servers. */
    static final Duty STORAGE = new Duty(
            "platform", "storage", List.of("smbd", "nfsd", "minio"), new Appetite(0.03, 0.08, 0.4, 1.2, 1.0, 0.2));

    /** Bastions, name servers, spares: hardly anything to do. */
    static final Duty UTILITY = new Duty(
            "platform",
            "utility",
            List.of("sshd", "named", "chronyd"),
            new Appetite(0.004, 0.004, 0.3, 0.03, 0.02, 0.12));

    /**
     * How much a duty asks for.
     *
     * @param base processor use at the quietest hour; share of all
     * @param daily how much more of it at the busiest hour
     * @param restless how much it strays
     * @param disk how much disk work goes with it
     * @param network how much network traffic goes with it
     * @param memory how much memory its processes take; share of all
     */
    record Appetite(double base, double daily, double restless, double disk, double network, double memory) {}

    private static final List<Duty> FLEET = List.of(
            WEB, WEB, WEB, WEB, SERVICE, SERVICE, SERVICE, SERVICE, DATABASE, DATABASE, CACHE, QUEUE, BATCH, BATCH,
            BUILD, STORAGE, UTILITY, UTILITY, UTILITY, UTILITY);

    /** One of them, as often as a fleet has it. */
    static Duty any(Chance chance) {
        return chance.oneOf(FLEET);
    }

    /** Whether it works through jobs rather than answering requests. */
    boolean worksInJobs() {
        return equals(BATCH) || equals(BUILD);
    }

    /** Whether it lives in memory. */
    boolean keepsInMemory() {
        return equals(DATABASE) || equals(CACHE);
    }

    /** Whether it has more disks than others. */
    boolean keepsOnDisk() {
        return equals(DATABASE) || equals(STORAGE);
    }
}
