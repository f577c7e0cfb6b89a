package io.hoststream.serve.attack;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.serve.Samples;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.view.LiveView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts whose every trace carries a mark of its own: name, identity, labels, alerts and silences. So a text can be searched for
 * hosts that it should not know of.
 */
final class MarkedFleet implements Membership {

    static final List<String> GROUPS = List.of("web", "db", "cache", "queue");

    private static final Pattern MARK = Pattern.compile("mk[0-9a-z]{8}");
    private static final int SAMPLES = 3;

    private final Map<String, Set<String>> groups = new LinkedHashMap<>();

    MarkedFleet(Random random, int size) {
        for (int i = 0; i < size; i++) {
            String group = GROUPS.get(i % GROUPS.size());
            groups.put(group + "-" + mark(random), Set.of(group));
        }
    }

    @Override
    public Set<String> groups(String host) {
        return groups.getOrDefault(host, Set.of());
    }

    @Override
    public Collection<String> hosts() {
        return groups.keySet();
    }

    /** The hosts' names. */
    List<String> names() {
        return List.copyOf(groups.keySet());
    }

    /** The marks in a text. */
    static List<String> marks(String text) {
        List<String> marks = new ArrayList<>();
        for (Matcher found = MARK.matcher(text); found.find(); ) {
            marks.add(found.group());
        }
        return marks;
    }

    /** The mark of a host. */
    static String mark(String host) {
        return marks(host).get(0);
    }

    /** Fills a view with the hosts. */
    void feed(LiveView view) {
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            host(view, names.get(i));
            // A copy of some runs under the next one's name too: each is warned of the other.
            if (i % 6 == 1) {
                copies(view, "copy-" + i, List.of(names.get(i - 1), names.get(i)));
            }
        }
    }

    private void host(LiveView view, String name) {
        String mark = mark(name);
        Map<String, String> labels =
                Map.of("group", groups(name).iterator().next(), "owner", "owner-" + mark, "environment", "test");
        view.register(Samples.info(name), Samples.timeOf(0));
        for (int sequence = 1; sequence <= SAMPLES; sequence++) {
            view.apply(
                    Samples.withDisks(name, sequence, "sda", "disk-" + mark)
                            .setLabels(labels)
                            .build(),
                    Samples.timeOf(sequence));
        }
        view.apply(Samples.alertBuilder(name, "open-" + mark, AlertState.FIRING, Severity.CRITICAL, at(1))
                .setHostLabels(labels)
                .build());
        view.apply(Samples.alertBuilder(name, "past-" + mark, AlertState.FIRING, Severity.WARNING, at(1))
                .build());
        view.apply(Samples.alertBuilder(name, "past-" + mark, AlertState.RESOLVED, Severity.WARNING, at(2))
                .build());
        view.apply("silence-" + mark, Samples.silence("silence-" + mark, name, 100_000));
    }

    private static void copies(LiveView view, String hostId, List<String> names) {
        for (int sequence = SAMPLES + 1; sequence < SAMPLES + 4; sequence++) {
            for (String name : names) {
                view.apply(
                        Samples.builder(name, sequence)
                                .setHostId(hostId)
                                .setEpoch(Instant.ofEpochMilli(Samples.START + name.hashCode() % 100 + 200))
                                .build(),
                        Samples.timeOf(sequence));
            }
        }
    }

    private static Instant at(int second) {
        return Instant.ofEpochMilli(Samples.timeOf(second));
    }

    private static String mark(Random random) {
        StringBuilder mark = new StringBuilder("mk");
        random.ints(8, 0, 36).forEach(letter -> mark.append(Character.forDigit(letter, 36)));
        return mark.toString();
    }
}
