package io.hoststream.launcher.simulate;

import java.util.List;

/** What a server is there for, and so how it is loaded. */
enum Duty {
    /** Front ends: follow the day closely, with bursts of visitors. */
    WEB("shop", "web", List.of("nginx", "node", "php-fpm8.2"), new Appetite(0.06, 0.42, 0.25, 0.15, 1.0, 0.45)),
    /** Services behind them. */
    SERVICE("shop", "service", List.of("java", "python3", "envoy"), new Appetite(0.08, 0.3, 0.3, 0.2, 0.6, 0.6)),
    /** Databases: much memory, much disk, a backup at night. */
    DATABASE("data", "database", List.of("postgres", "mysqld", "pgbouncer"), new Appetite(0.1, 0.25, 0.3, 1, 0.5, 0.72)),
    /** Caches: memory and network. */
    CACHE("data", "cache", List.of("redis-server", "memcached"), new Appetite(0.04, 0.1, 0.2, 0.05, 0.8, 0.65)),
    /** Brokers: steady disk and network. */
    QUEUE("platform", "queue", List.of("java", "etcd"), new Appetite(0.1, 0.15, 0.2, 0.7, 1.2, 0.5)),
    /** Jobs at fixed times, nothing between them. */
    BATCH("analytics", "batch", List.of("java", "python3", "duckdb"), new Appetite(0.01, 0.02, 0.5, 0.6, 0.4, 0.3)),
    /** Builds: idle or at the limit. */
    BUILD("engineering", "build", List.of("java", "cc1plus", "docker"), new Appetite(0.01, 0.12, 0.9, 0.6, 0.2, 0.35)),
    /** File servers. */
    STORAGE("platform", "storage", List.of("smbd", "nfsd", "minio"), new Appetite(0.03, 0.08, 0.4, 1.2, 1.0, 0.2)),
    /** Bastions, name servers, spares: hardly anything to do. */
    UTILITY("platform", "utility", List.of("sshd", "named", "chronyd"), new Appetite(0.004, 0.004, 0.3, 0.03, 0.02, 0.12));

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
            WEB, WEB, WEB, WEB, SERVICE, SERVICE, SERVICE, SERVICE, DATABASE, DATABASE, CACHE, QUEUE, BATCH, BATCH, BUILD,
            STORAGE, UTILITY, UTILITY, UTILITY, UTILITY);

    private final String group;
    private final String role;
    private final List<String> programs;
    private final Appetite appetite;

    Duty(String group, String role, List<String> programs, Appetite appetite) {
        this.group = group;
        this.role = role;
        this.programs = programs;
        this.appetite = appetite;
    }

    /** One of them, as often as a fleet has it. */
    static Duty any(Chance chance) {
        return chance.oneOf(FLEET);
    }

    String group() {
        return group;
    }

    String role() {
        return role;
    }

    List<String> programs() {
        return programs;
    }

    Appetite appetite() {
        return appetite;
    }
}
