package io.hoststream.launcher.node;

import io.hoststream.alert.AlertSettings;
import io.hoststream.alert.AlertVerticle;
import io.hoststream.collect.CollectFamilies;
import io.hoststream.collect.CollectSettings;
import io.hoststream.collect.CollectVerticle;
import io.hoststream.notify.NotifySettings;
import io.hoststream.notify.NotifyVerticle;
import io.hoststream.pipeline.role.Role;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.serve.ServeSettings;
import io.hoststream.serve.ServeVerticle;
import io.hoststream.serve.access.jwt.JwtSettings;
import io.hoststream.serve.history.HistorySettings;
import io.hoststream.storage.archive.ArchiveSettings;
import io.hoststream.storage.archive.ArchiveVerticle;
import io.hoststream.storage.archive.UpkeepSettings;
import io.hoststream.storage.export.ExportSettings;
import io.hoststream.storage.export.ExportVerticle;
import io.hoststream.storage.remotewrite.RemoteWriteSettings;
import io.hoststream.storage.remotewrite.RemoteWriteVerticle;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Deployable;
import java.io.PrintStream;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which verticles play which role. */
final class RoleVerticles {

    private final RoleContext context;
    private final Settings settings;
    private final PrometheusRegistry ownMetrics;
    private final PrintStream console;

    RoleVerticles(RoleContext context, Settings settings, PrometheusRegistry ownMetrics, PrintStream console) {
        this.context = context;
        this.settings = settings;
        this.ownMetrics = ownMetrics;
        this.console = console;
    }

    /** The verticles of a role by the names of the parts, in the order in which they are started. */
    SortedMap<String, Deployable> make(Role role) {
        SortedMap<String, Deployable> parts = new TreeMap<>(Map.of(role.id(), main(role)));
        RemoteWriteSettings remoteWrite = settings.get(RemoteWriteSettings.class);
        if (role == Role.EXPORT && remoteWrite.enabled()) {
            parts.put(
                    "remote-write", new RemoteWriteVerticle(context, settings.get(ExportSettings.class), remoteWrite));
        }
        return parts;
    }

    private Deployable main(Role role) {
        return switch (role) {
            case SERVE ->
                new ServeVerticle(
                        context,
                        settings.get(ServeSettings.class),
                        settings.get(HistorySettings.class),
                        settings.get(JwtSettings.class));
            case EXPORT -> new ExportVerticle(context, settings.get(ExportSettings.class), ownMetrics);
            case ARCHIVE ->
                new ArchiveVerticle(context, settings.get(ArchiveSettings.class), settings.get(UpkeepSettings.class));
            case NOTIFY -> new NotifyVerticle(context, settings.get(NotifySettings.class), console);
            case ALERT -> new AlertVerticle(context, settings.get(AlertSettings.class));
            case COLLECT ->
                new CollectVerticle(context, settings.get(CollectSettings.class), settings.get(CollectFamilies.class));
        };
    }
}
