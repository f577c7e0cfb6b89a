package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Silence;
import io.hoststream.notify.channel.Message;
import io.hoststream.notify.channel.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A dispatch with its topics, on driven time: it can be stopped anywhere and started anew from what the topics have. */
final class Scene {

    record Arrived(AlertEvent event, Instant at) {}

    private final Routing routing;
    private final List<Arrived> alerts = new ArrayList<>();
    private final Map<String, Silence> silences = new LinkedHashMap<>();
    private final Map<String, Notification> records = new LinkedHashMap<>();
    private Duration passed = Duration.ZERO;
    private Dispatch dispatch;

    Scene(Routing routing) {
        this.routing = routing;
        this.dispatch = started();
    }

    Moment now() {
        return new Moment(Told.START.plus(passed), passed.toNanos() + 77);
    }

    Instant time() {
        return now().wall();
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    void event(AlertEvent event) {
        alerts.add(new Arrived(event, time()));
        dispatch.accept(event, time(), now());
    }

    void silence(Silence silence) {
        silences.put(silence.getId(), silence);
        dispatch.silence(silence.getId(), silence);
    }

    /** Stops at once and starts anew. */
    void restart() {
        dispatch = started();
    }

    private Dispatch started() {
        Dispatch fresh = new Dispatch(new Links(Optional.empty()), new Random(1));
        fresh.use(routing, now());
        alerts.forEach(each -> fresh.accept(each.event(), each.at(), now()));
        silences.forEach(fresh::silence);
        records.values().forEach(record -> fresh.restore(record, now()));
        fresh.begin(records.values().stream()
                .map(Notification::getTime)
                .max(Instant::compareTo)
                .orElse(time()));
        return fresh;
    }

    Dispatch dispatch() {
        return dispatch;
    }

    Optional<Assignment> next(String receiver) {
        return dispatch.next(receiver, now());
    }

    void announce(Assignment assignment) {
        keep(assignment.intents());
    }

    void taken(Assignment assignment) {
        keep(dispatch.taken(assignment, new Receipt(Optional.empty()), now()));
    }

    private void keep(List<Notification> written) {
        for (Notification each : written) {
            String key = each.getRoute() + "/" + each.getReceiver() + "/" + each.getGroup();
            records.put(key, each);
            if (each.getNumber() == 0 && !each.getIntent() && each.getAlerts().isEmpty()) {
                records.remove(key);
            }
        }
    }

    /** Everything that is due for a receiver right now, sent and taken. */
    List<Message> told(String receiver) {
        List<Message> messages = new ArrayList<>();
        for (Optional<Assignment> next = next(receiver); next.isPresent(); next = next(receiver)) {
            announce(next.get());
            next.get().message().ifPresent(messages::add);
            taken(next.get());
        }
        return messages;
    }

    /** What a receiver is told while time passes in steps of a second. */
    List<Message> toldWithin(String receiver, Duration time) {
        List<Message> messages = new ArrayList<>(told(receiver));
        for (long second = 0; second < time.toSeconds(); second++) {
            pass(Duration.ofSeconds(1));
            messages.addAll(told(receiver));
        }
        return messages;
    }

    Map<String, Notification> records() {
        return records;
    }
}
