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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is told what and when: what alerts are, held against what was told of them. Whatever differs is due, for as
 * long as it differs; so nothing is queued, and after an outage what stands is told once. Not safe for several threads.
 */
public final class Dispatch {

    private static final int MOST_ALERTS = 100_000;
    private static final long STALE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long FRESH_NANOS = Duration.ofMillis(100).toNanos();

    /** The more alerts there are, the longer a plan takes and the less often one is made. */
    private static final long NANOS_FOR_EACH = Duration.ofNanos(50_000).toNanos();

    private final Links links;
    private final RandomGenerator random;
    private final Alerts alerts = new Alerts(MOST_ALERTS);
    private final Silences silences = new Silences();
    private final Conversations conversations = new Conversations();
    private final Ways ways = new Ways();
    private final Troubles troubles = new Troubles();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private Routing routing = Routing.NONE;
    private Instant begun = Instant.MAX;
    private boolean active;
    private boolean dirty;
    private @Nullable Plan plan;
    private long plannedAt;

    /** Sends alerts on their ways; {@code random} spreads attempts. */
    public Dispatch(Links links, RandomGenerator random) {
        this.links = links;
        this.random = random;
    }

    /** Goes by these routes from now on. */
    public void use(Routing routes, Moment now) {
        routing = routes;
        Map<String, Line> before = new LinkedHashMap<>(lines);
        lines.clear();
        for (Recipient recipient : routes.recipients()) {
            Line line = before.get(recipient.name());
            boolean same = line != null && line.recipient().equals(recipient);
            lines.put(recipient.name(), same ? line : new Line(recipient, random, now.nanos()));
        }
        ways.use(routes);
        plan = null;
    }

    /** Takes in a state change of an alert, which the topic got at that time. */
    public void accept(AlertEvent event, Instant arrived, Moment now) {
        // The broker's clock may be ahead.
        alerts.accept(event, arrived.isAfter(now.wall()) ? now.wall() : arrived);
        dirty = true;
    }

    /** Takes in the newest word about a silence; null if it is gone. */
    public void silence(String id, @Nullable Silence silence) {
        silences.accept(id, silence);
        dirty = true;
    }

    /** Forgets what was told: it is going to be read anew. Nothing is sent until {@link #begin}. */
    public void end() {
        active = false;
        conversations.clear();
        plan = null;
    }

    /** Takes in what was told before. */
    public void restore(Notification record, Moment now) {
        conversations.restore(record, now.wall());
    }

    /** The topic has no word any more of what was told under that key. */
    public void forget(String key) {
        conversations.forget(key);
        plan = null;
    }

    /** All that was told is known, and it is on this instance to tell; {@code since} is when something was told last. */
    public void begin(Instant since) {
        begun = since;
        active = true;
        plan = null;
    }

    /** What is to be sent to a receiver now, if anything; to be followed by {@link #taken} or one of its siblings. */
    public Optional<Assignment> next(String receiver, Moment now) {
        Line line = lines.get(receiver);
        if (!active || line == null || !line.open(now.nanos())) {
            return Optional.empty();
        }
        if (routing.deadMan()
                .filter(man -> man.receiver().equals(receiver) && line.aliveDue(man.every(), now.nanos()))
                .isPresent()) {
            return Optional.of(alive(receiver));
        }
        List<Due> waiting = plan(now).of(receiver);
        List<Due> mute = waiting.stream().filter(due -> !Plan.message(due)).toList();
        if (!mute.isEmpty()) {
            waiting.removeAll(mute);
            return Optional.of(new Assignment(
                    receiver, Optional.empty(), letter(line, mute).shares(), List.of()));
        }
        int room = line.room(now.nanos());
        return waiting.isEmpty() || room == 0 ? Optional.empty() : Optional.of(assignment(line, waiting, room, now));
    }

    private static Assignment alive(String receiver) {
        Message message =
                new Message("alive", Map.of(), Message.Kind.ALIVE, List.of(), List.of(), 0, "", Optional.empty());
        return new Assignment(receiver, Optional.of(message), List.of(), List.of());
    }

    private Assignment assignment(Line line, List<Due> waiting, int room, Moment now) {
        boolean several = waiting.size() > 1 && (line.recovering() || waiting.size() > room);
        List<Due> chosen = new ArrayList<>();
        Letter letter = new Letter(line.recipient(), links);
        for (Due due : several ? List.copyOf(waiting) : List.of(waiting.get(0))) {
            if (!letter.add(due)) {
                break;
            }
            chosen.add(due);
        }
        // They are the first of those that wait.
        waiting.subList(0, chosen.size()).clear();
        line.sends(chosen, now.nanos());
        List<Notification> intents = harmless(line, letter.shares())
                ? List.of()
                : letter.shares().stream()
                        .map(share -> share.conversation().intent(share, now.wall()))
                        .toList();
        return new Assignment(line.recipient().name(), Optional.of(letter.message()), letter.shares(), intents);
    }

    private Letter letter(Line line, List<Due> dues) {
        Letter letter = new Letter(line.recipient(), links);
        dues.forEach(letter::add);
        return letter;
    }

    /** Whether a receiver that does not mind is told nothing new. */
    private static boolean harmless(Line line, List<Share> shares) {
        return line.recipient().relays()
                && shares.stream()
                        .allMatch(share -> share.message()
                                && share.told().isEmpty()
                                && share.ended().isEmpty());
    }

    /** It was taken, or there was no message. Gives what the topic has to know. */
    public List<Notification> taken(Assignment assignment, Receipt receipt, Moment now) {
        Line line = lines.get(assignment.receiver());
        boolean quiet = line != null && harmless(line, assignment.shares());
        if (line != null && assignment.message().isPresent()) {
            line.taken();
            line.said(assignment.message(), now.nanos());
        }
        boolean digest = assignment
                .message()
                .filter(message -> message.kind() == Message.Kind.DIGEST)
                .isPresent();
        List<Notification> records = new ArrayList<>();
        for (Share share : assignment.shares()) {
            String reference = digest
                    ? share.conversation().reference()
                    : receipt.reference().orElse("");
            Notification record = share.conversation().told(share, reference, now.wall());
            records.add(record);
            if (record.getNumber() == 0) {
                forget(share.conversation().key().text());
            }
        }
        return quiet ? List.of() : records;
    }

    /** It was not taken, and may be later; {@code asked} is how long the receiver wants to be left alone, if it says. */
    public void failed(Assignment assignment, String why, Optional<Duration> asked, Moment now) {
        assignment.shares().forEach(share -> share.conversation().uncertain(share));
        Line line = lines.get(assignment.receiver());
        if (line != null) {
            line.failed(why, asked.map(Duration::toNanos).orElse(0L), now.nanos());
        }
        dirty = true;
    }

    /** It is never taken: the same is not tried again for a while. */
    public void refused(Assignment assignment, String why, Moment now) {
        Line line = lines.get(assignment.receiver());
        if (line != null) {
            line.underWay()
                    .forEach(due -> due.draft().conversation().park(due.draft().contents(), now.wall()));
            line.refused(why, now.nanos());
            line.said(assignment.message(), now.nanos());
        }
        dirty = true;
    }

    private Plan plan(Moment now) {
        long age = now.nanos() - plannedAt;
        long least = (dirty ? FRESH_NANOS : STALE_NANOS) + alerts.size() * NANOS_FOR_EACH;
        if (plan == null || age >= least) {
            alerts.forget(now.wall());
            silences.forget(now.wall());
            Inhibitions inhibitions = new Inhibitions(routing.inhibitions(), alerts.standing());
            Plan.Basis basis =
                    new Plan.Basis(routing, ways, alerts, conversations, troubles.look(lines.values(), now), begun);
            plan = new Plan(basis, new Mutings(silences, inhibitions, now.wall()), now.wall());
            plannedAt = now.nanos();
            dirty = false;
        }
        return plan;
    }

    /** Why the alert of an event is not told to anybody, if so. */
    public Optional<Muting> muting(AlertEvent event, Moment now) {
        Inhibitions inhibitions = new Inhibitions(routing.inhibitions(), alerts.standing());
        return new Mutings(silences, inhibitions, now.wall()).of(new Alert(event, null, event.getTime(), false));
    }

    /** How many alerts stand, and how many there was no room for. */
    public String standing() {
        return alerts.standing().size() + " alerts stand"
                + (alerts.refused() == 0 ? "" : ", " + alerts.refused() + " more there is no room for");
    }
}
