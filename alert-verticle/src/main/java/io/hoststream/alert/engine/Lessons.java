package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Restored;
import io.hoststream.avro.Learned;
import io.hoststream.schema.metric.Device;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Everything that is learned of one host: by rule, and within a rule by device. */
final class Lessons {

    private static final SeriesLessons[] NONE = {};

    private Plan plan = Plan.NONE;
    private List<Plan.Lesson> lessons = List.of();
    private SeriesLessons[] learned = NONE;
    /** What a record says, until the rules are known. */
    private List<Learned> kept = List.of();

    /** What was learned of that device for that rule; made if there is nothing yet. */
    SeriesLessons.Entry of(Watched watched, Device device, long time) {
        return learned[watched.learned()].of(device, watched.rule().signal(), time);
    }

    /** Takes over what a record says, once the rules are known. */
    void keep(List<Learned> from) {
        kept = from;
    }

    /** Goes on under other rules. What was learned for a signal that has changed is dropped. */
    void follow(Plan inForce, Consumer<String> dropped) {
        plan = inForce;
        if (!plan.lessons().equals(lessons)) {
            Map<Plan.Lesson, SeriesLessons> before = new HashMap<>();
            for (int place = 0; place < learned.length; place++) {
                before.put(lessons.get(place), learned[place]);
            }
            lessons = plan.lessons();
            learned = lessons.stream()
                    .map(lesson -> Objects.requireNonNullElseGet(before.get(lesson), SeriesLessons::new))
                    .toArray(SeriesLessons[]::new);
        }
        List<Learned> waiting = kept;
        kept = List.of();
        waiting.forEach(each -> restore(each, dropped));
    }

    private void restore(Learned from, Consumer<String> dropped) {
        for (int place = 0; place < learned.length; place++) {
            Plan.Lesson lesson = lessons.get(place);
            if (lesson.rule().equals(from.getRule())
                    && lesson.signal().metricName().equals(from.getMetric())) {
                SeriesKey key = new SeriesKey(from.getRule(), from.getMetric(), Map.copyOf(from.getDevice()));
                Device device = new Device(key.deviceName(), key.device());
                Restored how = learned[place].restore(device, lesson.signal(), from);
                if (how != Restored.WHOLE) {
                    dropped.accept("what was learned for rule " + key.rule() + " of " + key.metric() + " "
                            + key.device() + " cannot be used (" + how + ") and is learned anew");
                }
            }
        }
    }

    /** All of it, for a record. */
    List<Learned> all(Instant now) {
        List<Learned> all = new ArrayList<>(kept);
        for (int place = 0; place < learned.length; place++) {
            Plan.Lesson lesson = lessons.get(place);
            for (SeriesLessons.Entry entry : learned[place].entries(now.toEpochMilli())) {
                Learner learner = entry.learner();
                all.add(new Learned(
                        lesson.rule(),
                        lesson.signal().metricName(),
                        entry.device().labels(),
                        Instant.ofEpochMilli(entry.last()),
                        ByteBuffer.wrap(learner.state()),
                        learner.expected(
                                entry.last(), plan.limits(place, entry.device().name())),
                        learner.outlook(entry.last())));
            }
        }
        return all;
    }
}
