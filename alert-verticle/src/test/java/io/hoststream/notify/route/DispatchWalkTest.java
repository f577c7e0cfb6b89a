package io.hoststream.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.notify.channel.Message;
import io.hoststream.schema.alert.SilenceMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random alerts, silences, failures and kills, held against what receivers must know in the end and must not hear twice. */
class DispatchWalkTest {

    private static final int STEPS = 1500;
    private static final List<String> RECEIVERS = List.of("chat", "hook");

    private final Map<String, AlertEvent> standing = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Silence> silences = new ArrayList<>();

    /** By receiver: what it was told last of each alert. */
    private final Map<String, Map<String, String>> heard = new HashMap<>();

    /** By receiver: what it was told, and no record says so. */
    private final Map<String, Set<String>> unrecorded = new HashMap<>();

    private int number;
    private int kills;
    private int told;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldTellEachStateOnce(long seed) {
        Random random = new Random(seed);
        Scene scene = new Scene(routing());
        for (int step = 0; step < STEPS; step++) {
            scene.pass(Duration.ofSeconds(1 + random.nextInt(40)));
            change(scene, random);
            RECEIVERS.forEach(receiver -> deliver(scene, receiver, random));
        }
        scene.pass(Duration.ofHours(2));
        settle(scene);
        assertThat(kills).isPositive();
        assertThat(told).isGreaterThan(100);
        for (String receiver : RECEIVERS) {
            Map<String, String> stands = new HashMap<>();
            standing.forEach((id, event) -> stands.put(id, event.getSeverity().name()));
            assertThat(heardBy(receiver))
                    .as("what %s knows, seed %d", receiver, seed)
                    .isEqualTo(stands);
        }
    }

    private static Routing routing() {
        return Setting.routing(
                List.of(Setting.slack("chat", 20), Setting.webhook("hook", 600)),
                Setting.route("all", Matcher.ALL, Setting.manner("rule", "group"), "chat", "hook"));
    }

    private void change(Scene scene, Random random) {
        int choice = random.nextInt(10);
        Instant now = scene.time();
        if (choice < 3 && standing.size() < 40) {
            String id = "alert-" + number++;
            String host = (random.nextBoolean() ? "db-" : "web-") + number;
            // No two rules of one host, so that none mutes another.
            put(scene, Told.event(id, "rule-" + random.nextInt(3), host, AlertState.FIRING, severity(random), now));
        } else if (choice < 5 && !standing.isEmpty()) {
            AlertEvent any = any(random);
            put(scene, Told.event(any.getId(), any.getRule(), any.getHost(), AlertState.FIRING, severity(random), now));
        } else if (choice < 8 && !standing.isEmpty()) {
            AlertEvent any = any(random);
            standing.remove(any.getId());
            ended.add(any.getId());
            scene.event(
                    Told.event(any.getId(), any.getRule(), any.getHost(), AlertState.RESOLVED, any.getSeverity(), now));
        } else if (choice == 8 && random.nextInt(8) == 0) {
            Silence silence = silence(random, now);
            silences.add(silence);
            scene.silence(silence);
        } else if (random.nextInt(10) == 0) {
            kills++;
            scene.restart();
        }
    }

    private static Silence silence(Random random, Instant now) {
        Instant until = now.plusSeconds(60 + random.nextInt(1800));
        String rule = "rule-" + random.nextInt(3);
        return new Silence("s" + now.toEpochMilli(), "ann", "", now, now, until, "", rule, "", null, Map.of());
    }

    private void put(Scene scene, AlertEvent event) {
        standing.put(event.getId(), event);
        scene.event(event);
    }

    private AlertEvent any(Random random) {
        return List.copyOf(standing.values()).get(random.nextInt(standing.size()));
    }

    private static Severity severity(Random random) {
        return random.nextBoolean() ? Severity.WARNING : Severity.CRITICAL;
    }

    /** One message on its way, which can end badly at each step. */
    private void deliver(Scene scene, String receiver, Random random) {
        Optional<Assignment> next = scene.next(receiver);
        if (next.isEmpty()) {
            return;
        }
        Assignment assignment = next.get();
        int fate = random.nextInt(20);
        if (fate == 0) {
            kill(scene);
            return;
        }
        scene.announce(assignment);
        if (fate == 1) {
            kill(scene);
        } else if (fate == 2 || fate == 3) {
            Optional<Duration> asked = fate == 2 ? Optional.of(Duration.ofSeconds(90)) : Optional.empty();
            scene.dispatch().failed(assignment, "503", asked, scene.now());
        } else {
            hear(scene, assignment, fate == 4);
            if (fate == 4) {
                kill(scene);
            } else {
                scene.taken(assignment);
                if (fate == 5) {
                    kill(scene);
                }
            }
        }
    }

    private void kill(Scene scene) {
        kills++;
        scene.restart();
    }

    private Map<String, String> heardBy(String receiver) {
        return heard.computeIfAbsent(receiver, any -> new HashMap<>());
    }

    private void hear(Scene scene, Assignment assignment, boolean unrecordedNow) {
        Map<String, String> known = heardBy(assignment.receiver());
        Set<String> excused = unrecorded.computeIfAbsent(assignment.receiver(), any -> new HashSet<>());
        if (assignment.message().isEmpty()) {
            return;
        }
        Message message = assignment.message().get();
        assertThat(message.more()).isZero();
        for (Share share : assignment.shares()) {
            share.told().forEach((id, severity) -> {
                told++;
                assertThat(muted(id, scene.time()))
                        .as("%s is told under a silence", id)
                        .isFalse();
                boolean repeat = severity.name().equals(known.put(id, severity.name()));
                assertThat(repeat && !excused.remove(id))
                        .as("%s is told twice", id)
                        .isFalse();
                assertThat(message.firing())
                        .anyMatch(item -> item.event().getId().equals(id));
            });
            share.ended().forEach(id -> {
                known.remove(id);
                assertThat(ended.contains(id) || id.startsWith("receiver/")).isTrue();
                assertThat(message.resolved())
                        .anyMatch(item -> item.event().getId().equals(id));
            });
            if (unrecordedNow) {
                excused.addAll(share.told().keySet());
            }
        }
    }

    private boolean muted(String id, Instant now) {
        AlertEvent event = standing.get(id);
        return event != null && silences.stream().anyMatch(silence -> SilenceMatch.matches(silence, event, now));
    }

    /** Everything works from now on, for longer than any group has to wait. */
    private void settle(Scene scene) {
        for (int second = 0; second < 900; second++) {
            scene.pass(Duration.ofSeconds(1));
            for (String receiver : RECEIVERS) {
                scene.next(receiver).ifPresent(assignment -> {
                    scene.announce(assignment);
                    hear(scene, assignment, false);
                    scene.taken(assignment);
                });
            }
        }
    }
}
