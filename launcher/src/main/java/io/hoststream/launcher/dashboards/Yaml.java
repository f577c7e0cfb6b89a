package io.hoststream.launcher.dashboards;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** YAML files of the project's own. */
final class Yaml {

    private Yaml() {}

    /** The keys and values of a file; {@code name} is its name, for messages. */
    static Entry read(String name, String text) {
        try {
            return new Entry(
                    name, new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(text));
        } catch (YamlEngineException e) {
            throw Entry.wrong(name, "is not YAML: " + e.getMessage());
        }
    }
}
