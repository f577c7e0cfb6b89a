package io.hoststream.launcher.node;

import io.hoststream.alert.AlertSettings;
import io.hoststream.collect.CollectFamilies;
import io.hoststream.collect.CollectSettings;
import io.hoststream.notify.NotifySettings;
import io.hoststream.pipeline.health.HealthSettings;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.registry.SchemaRegistrySettings;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.Sources;
import io.hoststream.serve.ServeSettings;
import io.hoststream.serve.access.jwt.JwtSettings;
import io.hoststream.serve.history.HistorySettings;
import io.hoststream.storage.archive.ArchiveSettings;
import io.hoststream.storage.archive.UpkeepSettings;
import io.hoststream.storage.export.ExportSettings;
import io.hoststream.storage.remotewrite.RemoteWriteSettings;
import java.util.List;

/** The settings records of every component, in the order of the reference page. */
public final class SettingsCatalogue {

    private static final List<Class<? extends Record>> ALL = List.of(
            KafkaSettings.class,
            SchemaRegistrySettings.class,
            BrokerKeys.class,
            CollectSettings.class,
            CollectFamilies.class,
            ExportSettings.class,
            RemoteWriteSettings.class,
            ArchiveSettings.class,
            UpkeepSettings.class,
            AlertSettings.class,
            NotifySettings.class,
            ServeSettings.class,
            HistorySettings.class,
            JwtSettings.class,
            HealthSettings.class);

    private SettingsCatalogue() {}

    /** Reads all of them, so that a mistake in any is found whatever role is started. */
    public static Settings read(Sources sources) {
        return Settings.read(sources, ALL);
    }
}
