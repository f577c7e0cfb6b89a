package io.hoststream.pipeline.health;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;

/** The small server for health and own metrics, for processes that have no other. */
@Prefix("health")
public record HealthSettings(
        @Setting(help = "Address that health and own metrics are served on", byDefault = "127.0.0.1")
        String bind,

        @Setting(
                help = "Port for /health/live, /health/ready and own /metrics; 0 serves none",
                byDefault = "0",
                min = 0,
                max = 65_535)
        int port) {}
