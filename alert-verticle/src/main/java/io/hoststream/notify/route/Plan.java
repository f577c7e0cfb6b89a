package io.hoststream.notify.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is to say to everybody at one moment: what alerts are, held against what was told of them. */
final class Plan {

    /** So many alerts are told of in one conversation; those beyond have another. Its record stays below a megabyte. */
    private static final int MOST_IN_GROUP = 10_000;

    /**
     * What a plan is made from.
     *
     * @param routing who is told what
     * @param ways where alerts go by that
     * @param alerts the alerts
     * @param conversations what was told
     * @param troubles alerts about receivers, by the name of the one who is to be told
     * @param begun since when messages could have been sent
     */
    record Basis(
            Routing routing,
            Ways ways,
            Alerts alerts,
            Conversations conversations,
            Map<String, List<Alert>> troubles,
            Instant begun) {}

    private final Basis basis;
    private final Mutings mutings;
    private final Instant now;
    private final Map<ConversationKey, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, List<Due>> due = new HashMap<>();

    Plan(Basis basis, Mutings mutings, Instant now) {
        this.basis = basis;
        this.mutings = mutings;
        this.now = now;
        basis.conversations().index();
        basis.ways().begin();
        sort(basis.alerts().standing());
        sort(basis.alerts().over());
        basis.troubles().forEach((receiver, alerts) -> alerts.forEach(alert -> trouble(receiver, alert)));
        Set<String> troubles = basis.troubles().values().stream()
                .flatMap(List::stream)
                .map(Alert::id)
                .collect(Collectors.toSet());
        basis.conversations().all().forEach(conversation -> lose(conversation, troubles));
        drafts.forEach(this::decide);
        basis.conversations().all().forEach(this::forget);
        due.values().forEach(list -> list.sort(Comparator.comparing(Due::at)));
    }

    /** The conversations with a receiver in which something is due, the one that waits longest first. */
    List<Due> of(String receiver) {
        return due.getOrDefault(receiver, List.of());
    }

    private void sort(Collection<Alert> alerts) {
        for (Alert alert : alerts) {
            for (Ways.Way way : basis.ways().of(alert.event())) {
                Conversation owner = basis.conversations()
                        .owner(way.recipient().name(), alert.id())
                        .orElse(null);
                if (owner != null) {
                    add(alert, draft(owner, way.recipient(), way.route()));
                } else if (way.route() != null && way.conversation() != null) {
                    add(alert, draft(way.conversation(), way.recipient(), way.route()));
                }
            }
        }
    }

    /** Where the receiver was told before, whatever route the alert takes by now. */
    private Draft draft(Conversation owner, Recipient recipient, @Nullable Route route) {
        Draft known = drafts.get(owner.key());
        if (known != null) {
            return known;
        }
        Optional<Route> before = basis.routing().route(owner.key().route());
        Manner manner = before.or(() -> Optional.ofNullable(route))
                .map(recipient::manner)
                .orElse(Manner.STANDARD);
        return draft(owner, manner, recipient.relays());
    }

    private Draft draft(ConversationKey first, Recipient recipient, Route route) {
        for (int part = 1; ; part++) {
            ConversationKey key = part == 1
                    ? first
                    : new ConversationKey(first.route(), first.receiver(), first.group() + " #" + part);
            Draft draft = drafts.get(key);
            if (draft == null || draft.size() < MOST_IN_GROUP) {
                return draft == null
                        ? draft(basis.conversations().of(key), recipient.manner(route), recipient.relays())
                        : draft;
            }
        }
    }

    private Draft draft(Conversation conversation, Manner manner, boolean relays) {
        return drafts.computeIfAbsent(
                conversation.key(), any -> new Draft(conversation, manner, relays, basis.begun()));
    }

    private void add(Alert alert, Draft draft) {
        if (mutings.waits(alert, draft.manner())) {
            return;
        }
        if (alert.over()) {
            draft.over(alert, () -> muted(alert));
        } else if (!muted(alert)) {
            draft.stands(alert);
        }
    }

    private boolean muted(Alert alert) {
        return mutings.of(alert).isPresent();
    }

    private void trouble(String receiver, Alert alert) {
        ConversationKey key = new ConversationKey(
                Troubles.ROUTE, receiver, "receiver=" + alert.event().getHost());
        Draft draft = draft(basis.conversations().of(key), Troubles.MANNER, false);
        if (alert.over()) {
            draft.over(alert, () -> true);
        } else {
            draft.stands(alert);
        }
    }

    /** Alerts that were told and that nobody knows any more: their events are older than the topic keeps them. */
    private void lose(Conversation conversation, Set<String> troubles) {
        Optional<Recipient> recipient =
                basis.routing().recipient(conversation.key().receiver());
        if (recipient.isEmpty()) {
            return;
        }
        for (String id : conversation.ids()) {
            if (conversation.key().route().equals(Troubles.ROUTE)) {
                if (!troubles.contains(id)) {
                    draft(conversation, Troubles.MANNER, false).over(Troubles.forgotten(id, now), () -> true);
                }
            } else if (basis.alerts().find(id).isEmpty()) {
                Route route = basis.routing().route(conversation.key().route()).orElse(null);
                draft(conversation, recipient.get(), route).lost(id);
            }
        }
    }

    private void decide(ConversationKey key, Draft draft) {
        draft.due(now)
                .ifPresent(found -> due.computeIfAbsent(key.receiver(), any -> new ArrayList<>())
                        .add(found));
    }

    /** What is past is set right on the topic, which then forgets it as well. */
    private void forget(Conversation conversation) {
        if (conversation.past(now) && !drafts.containsKey(conversation.key())) {
            Draft nothing = new Draft(conversation, Manner.STANDARD, false, basis.begun());
            due.computeIfAbsent(conversation.key().receiver(), any -> new ArrayList<>())
                    .add(new Due(nothing, Optional.empty(), now));
        }
    }

    /** Whether something is to be said, and not only to be forgotten. */
    static boolean message(Due each) {
        return each.kind().isPresent();
    }
}
