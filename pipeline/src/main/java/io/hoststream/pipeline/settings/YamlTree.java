package io.hoststream.pipeline.settings;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML as a tree of nodes that know their lines; refuses a depth at which building the tree would exhaust the stack. */
public final class YamlTree {

    private static final int DEEPEST = 50;

    private YamlTree() {}

    /**
     * The root of the document, empty for an empty one.
     *
     * @throws YamlEngineException if the text is not one YAML document, or nested deeper than 50 levels
     */
    public static Optional<Node> compose(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw new YamlEngineException("it is nested deeper than " + DEEPEST + " levels");
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return new Compose(settings).composeString(text);
    }
}
