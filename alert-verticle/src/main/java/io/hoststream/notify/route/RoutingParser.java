package io.hoststream.notify.route;

import io.hoststream.notify.channel.ChannelSettings;
import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import io.hoststream.pipeline.form.YamlText;
import io.hoststream.pipeline.settings.Interpolation;
import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a routes file, strictly: everything that is wrong is told at once, with its line. */
public final class RoutingParser {

    /** Looks for what is wrong with the settings of a receiver. */
    @FunctionalInterface
    public interface ReceiverCheck {

        /** Adds everything that is wrong to the problems. */
        void check(ChannelSettings settings, Origin origin, Problems problems);
    }

    private static final int MOST = 500;
    private static final String RECEIVERS = "receivers";
    private static final String ROUTES = "routes";
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}";

    private final Page page;
    private final Problems problems = new Problems();
    private final Interpolation interpolation;
    private final ReceiverCheck check;
    private final Map<String, Origin> names = new HashMap<>();

    private RoutingParser(Page page, Interpolation interpolation, ReceiverCheck check) {
        this.page = page;
        this.interpolation = interpolation;
        this.check = check;
    }

    /**
     * The routes in a text.
     *
     * @param file the file's name, for messages
     * @param environment the variables that can be named in it
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem, if there are any
     */
    public static Routing parse(String file, String text, Map<String, String> environment, ReceiverCheck check) {
        RoutingParser parser = new RoutingParser(new Page(file), new Interpolation(environment), check);
        Routing routing = parser.read(text);
        parser.page.report(parser.problems);
        parser.problems.throwIfAny();
        return routing;
    }

    private Routing read(String text) {
        return YamlText.compose(page, text, "\"receivers:\" and \"routes:\"")
                .map(root -> routing(values("", root)))
                .orElse(Routing.NONE);
    }

    private Routing routing(Values top) {
        top.fields().only(List.of(RECEIVERS, "defaults", ROUTES, "inhibit", "dead-man"), "a routes file");
        List<Recipient> recipients = new ArrayList<>();
        each(top, RECEIVERS, "receiver", item -> receiver(item).ifPresent(recipients::add));
        names.clear();
        Set<String> known = new LinkedHashSet<>();
        recipients.forEach(recipient -> known.add(recipient.name()));
        Manner defaults = top.group("defaults").map(this::defaults).orElse(Manner.STANDARD);
        List<Route> routes = new ArrayList<>();
        each(top, ROUTES, "route", item -> routes.add(route(item, defaults, known)));
        List<Inhibition> inhibitions = new ArrayList<>();
        each(top, "inhibit", "inhibit", item -> inhibitions.add(inhibition(item)));
        return new Routing(
                recipients,
                routes,
                top.fields().has("inhibit") ? inhibitions : Inhibition.STANDARD,
                top.group("dead-man").map(group -> deadMan(group, known)),
                page.file());
    }

    private Manner defaults(Values group) {
        group.fields().only(MannerReader.KEYS, "defaults");
        return new MannerReader(group).read(Manner.STANDARD);
    }

    private Optional<Recipient> receiver(Values item) {
        Optional<Recipient> read = new ReceiverReader(item).read();
        read.ifPresent(recipient -> {
            unique(item, recipient.name());
            if (page.fine()) {
                Node at = item.fields().node("name").orElseThrow();
                check.check(recipient.settings(), page.place(at), problems);
            }
        });
        return read;
    }

    private Route route(Values item, Manner defaults, Set<String> known) {
        List<String> keys = new ArrayList<>(List.of("name", "match", RECEIVERS, "continue"));
        keys.addAll(MannerReader.KEYS);
        item.fields().only(keys, "a route");
        String name = item.needed("name", "a word by which records and commands know the route");
        unique(item, name);
        if (!item.fields().has(RECEIVERS)) {
            item.fields().complain("receivers is missing, expected one of " + String.join(", ", known));
        }
        List<String> receivers = item.texts(RECEIVERS);
        receivers.stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> item.complainOf(RECEIVERS, each, known));
        return new Route(
                name,
                MatcherReader.read(item, "match"),
                receivers.stream().distinct().toList(),
                item.truth("continue", false),
                new MannerReader(item).read(defaults));
    }

    private static Inhibition inhibition(Values item) {
        item.fields().only(List.of("source", "target", "equal"), "inhibit");
        if (!item.fields().has("source")) {
            item.fields().complain("source is missing, expected which alerts mute others");
        }
        return new Inhibition(
                MatcherReader.read(item, "source"), MatcherReader.read(item, "target"), item.texts("equal"));
    }

    private static DeadMan deadMan(Values group, Set<String> known) {
        group.fields().only(List.of("receiver", "every"), "dead-man");
        String receiver = group.needed("receiver", "one of " + String.join(", ", known));
        if (!receiver.isEmpty() && !known.contains(receiver)) {
            group.complainOf("receiver", receiver, known);
        }
        return new DeadMan(
                receiver, group.duration("every", Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofDays(7)));
    }

    private void unique(Values item, String name) {
        if (!name.isEmpty() && !name.matches(NAME)) {
            item.fields()
                    .complainOf("name", " = \"" + name + "\": expected up to 40 letters, digits, dots, hyphens and _");
        }
        Origin here = item.fields().node("name").map(page::place).orElse(Origin.line(page.file(), 1));
        Origin before = name.isEmpty() ? null : names.putIfAbsent(name, here);
        if (before != null) {
            item.fields().complainOf("name", " = \"" + name + "\" is taken, first at " + before);
        }
    }

    private void each(Values top, String key, String what, Consumer<Values> reader) {
        Optional<Node> list = top.fields().node(key);
        if (list.isPresent() && list.get() instanceof SequenceNode items) {
            if (items.getValue().size() > MOST) {
                top.fields().complainOf(key, ": expected at most " + MOST);
                return;
            }
            int number = 1;
            for (Node item : items.getValue()) {
                Values values = values(what + " " + called(item, number++) + ": ", item);
                if (values.fields().readable()) {
                    reader.accept(values);
                }
            }
        } else if (list.isPresent()) {
            top.fields().complainOf(key, ": expected a list");
        }
    }

    /** What messages call an item: by its name, or its number if it has none. */
    private String called(Node item, int number) {
        return new Fields(page.apart(), "", "", item).text("name").orElse(Integer.toString(number));
    }

    private Values values(String path, Node node) {
        return new Values(new Fields(page, path, "", node), interpolation);
    }
}
