package io.hoststream.agent;

import io.hoststream.collect.CollectFamilies;
import io.hoststream.collect.CollectSettings;
import io.hoststream.pipeline.health.HealthSettings;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.registry.SchemaRegistrySettings;
import io.hoststream.pipeline.role.Role;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.Sources;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The settings that the agent reads. A file that all roles share may hold the others' settings too. */
public final class AgentSettings {

    private static final List<Class<? extends Record>> OWN = List.of(
            KafkaSettings.class,
            SchemaRegistrySettings.class,
            CollectSettings.class,
            CollectFamilies.class,
            HealthSettings.class);

    private AgentSettings() {}

    /** Reads the agent's own settings; those of other roles are left to them. */
    static Settings read(Sources sources) {
        return Settings.read(sources, OWN, elsewhere());
    }

    /** First words of the keys that belong to other roles and to the broker inside. */
    public static Set<String> elsewhere() {
        Set<String> others = new TreeSet<>();
        for (Role role : Role.values()) {
            if (role != Role.COLLECT) {
                others.add(role.id());
            }
        }
        others.add("broker");
        return others;
    }
}
