package io.hoststream.serve.outlook;

import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.serve.access.Access;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest word about each host. Of a name that several installations had, the one that was heard last counts. */
public final class Outlooks {

    /** Series of one host that are kept; those that come after are left out. */
    static final int MOST_SERIES = 4096;

    /** Installations of which anything is kept; of one more nothing is. */
    static final int MOST_HOSTS = 50_000;

    private record Word(long heard, List<Lesson> lessons) {}

    private final Map<String, Map<String, Word>> byHost = new TreeMap<>();
    private int installations;

    /**
     * Takes in a record of the topic.
     *
     * @param key the record's key: host, slash, identity of the installation
     * @param watch what is known of it; null if the topic forgets it
     */
    public void apply(String key, @Nullable HostWatch watch) {
        int slash = key.lastIndexOf('/');
        if (slash < 1) {
            return;
        }
        String host = key.substring(0, slash);
        if (watch == null) {
            forget(host, key);
            return;
        }
        Map<String, Word> words = byHost.getOrDefault(host, Map.of());
        List<Lesson> lessons = lessons(host, watch);
        if (lessons.isEmpty()) {
            forget(host, key);
        } else if (words.containsKey(key) || installations < MOST_HOSTS) {
            Word word = new Word(watch.getTime().toEpochMilli(), lessons);
            if (byHost.computeIfAbsent(host, any -> new HashMap<>(2)).put(key, word) == null) {
                installations++;
            }
        }
    }

    private void forget(String host, String key) {
        Map<String, Word> words = byHost.get(host);
        if (words != null && words.remove(key) != null) {
            installations--;
            if (words.isEmpty()) {
                byHost.remove(host);
            }
        }
    }

    private static List<Lesson> lessons(String host, HostWatch watch) {
        Map<Map<String, String>, Map<String, String>> shared = new HashMap<>();
        List<Lesson> lessons = new ArrayList<>();
        for (Learned learned : watch.getLearned()) {
            if ((learned.getExpected() != null || learned.getOutlook() != null) && lessons.size() < MOST_SERIES) {
                Map<String, String> labels = shared.computeIfAbsent(learned.getDevice(), Map::copyOf);
                lessons.add(new Lesson(
                        host,
                        learned.getRule(),
                        learned.getMetric(),
                        Objects.requireNonNull(labels),
                        learned.getTime().toEpochMilli(),
                        learned.getExpected(),
                        learned.getOutlook()));
            }
        }
        return List.copyOf(lessons);
    }

    /** What was learned of the hosts that exist for somebody and that are wanted, in the order of their names. */
    public List<Lesson> of(Access access, Predicate<String> wanted, Function<Lesson, @Nullable Object> part) {
        return byHost.entrySet().stream()
                .filter(host -> access.can(host.getKey()) && wanted.test(host.getKey()))
                .flatMap(host -> newest(host.getValue()))
                .filter(lesson -> part.apply(lesson) != null)
                .toList();
    }

    private static Stream<Lesson> newest(Map<String, Word> words) {
        Word newest = null;
        for (Word word : words.values()) {
            newest = newest == null || word.heard() > newest.heard() ? word : newest;
        }
        return newest == null ? Stream.of() : newest.lessons().stream();
    }
}
