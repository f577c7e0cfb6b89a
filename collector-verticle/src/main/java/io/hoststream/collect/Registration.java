package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.collect.reading.HostFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/** The record with which a host makes itself known. */
final class Registration {

    private static final String BUILD = "collector.properties";

    private Registration() {}

    static HostInfo of(Collector.Profile profile, HostFacts facts, Instant now) {
        return HostInfo.newBuilder()
                .setHost(profile.identity().host())
                .setHostId(profile.identity().hostId().toString())
                .setEpoch(profile.identity().epoch())
                .setTime(now.truncatedTo(ChronoUnit.MILLIS))
                .setIntervalMillis(Math.toIntExact(profile.interval().toMillis()))
                .setLabels(profile.labels())
                .setCollectorVersion(version())
                .setOperatingSystem(facts.operatingSystem())
                .setKernel(facts.kernel())
                .setArchitecture(facts.architecture())
                .setCpuModel(facts.cpuModel())
                .setLogicalProcessors(facts.logicalProcessors())
                .setMemoryBytes(facts.memoryBytes())
                .setBootTime(facts.bootTime())
                .setVirtualization(facts.virtualization())
                .build();
    }

    /** From the file that the build writes. */
    private static String version() {
        Properties build = new Properties();
        try (InputStream in = Registration.class.getResourceAsStream(BUILD)) {
            if (in == null) {
                throw new IllegalStateException("The collector's jar lacks " + BUILD);
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The collector's jar cannot be read", e);
        }
        return build.getProperty("version");
    }
}
