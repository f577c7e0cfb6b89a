package io.hoststream.collect;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What role collect is told of families that not every host has, and of where the machine's files are.
 *
 * @param hostRoot where the machine's own tree begins
 * @param processTop how many of the processes that use the most are told, of each kind
 * @param processInterval from one look at the processes to the next
 * @param temperatureInterval from one look at the sensors to the next
 * @param customDirectory the directory of the user's own metrics
 * @param customInterval from one look at that directory to the next
 */
@Prefix("collect")
public record CollectFamilies(
        @Setting(
                help = "Where the machine's own tree of files is mounted, for a collector in a container:"
                        + " /proc, /sys, /etc and the mounts are read under it",
                byDefault = "/")
        Path hostRoot,

        @Setting(
                help = "How many processes are told that use the most processor time, and how many that use the most"
                        + " memory; 0 for none. Their names, never their command lines",
                byDefault = "5",
                min = 0,
                max = 50)
        int processTop,

        @Setting(
                help = "Time from one look at the processes to the next",
                byDefault = "30s",
                min = 1000,
                max = 3_600_000)
        Duration processInterval,

        @Setting(
                help = "Time from one look at the temperature sensors to the next",
                byDefault = "30s",
                min = 1000,
                max = 3_600_000)
        Duration temperatureInterval,

        @Setting(
                help = "Directory of files (*.prom, Prometheus's text format) with metrics of your own; without one,"
                        + " there are none")
        Optional<Path> customDirectory,

        @Setting(
                help = "Time from one look at the files with metrics of your own to the next",
                byDefault = "30s",
                min = 1000,
                max = 3_600_000)
        Duration customInterval) {}
