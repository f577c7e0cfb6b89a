package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Item;
import io.hoststream.notify.channel.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One message under the pen: what is due in one conversation or in several, up to what the receiver takes at once. What
 * does not fit is counted, or left for a message right behind where the receiver wants every alert by itself.
 */
final class Letter {

    private static final Comparator<Alert> WORST_FIRST = Comparator.<Alert, Severity>comparing(
                    alert -> alert.event().getSeverity())
            .reversed()
            .thenComparing(alert -> alert.event().getSince());

    private final Recipient recipient;
    private final Links links;
    private final List<Item> firing = new ArrayList<>();
    private final List<Item> resolved = new ArrayList<>();
    private final List<Share> shares = new ArrayList<>();
    private final List<Due> groups = new ArrayList<>();
    private int more;
    private int gone;

    Letter(Recipient recipient, Links links) {
        this.recipient = recipient;
        this.links = links;
    }

    /** Adds a conversation; false if there is no room, and then it stays due. */
    boolean add(Due due) {
        if (!groups.isEmpty() && !recipient.counts() && room() == 0) {
            return false;
        }
        Draft draft = due.draft();
        groups.add(due);
        gone += draft.gone();
        Map<String, Severity> told = new HashMap<>();
        Set<String> ended = new HashSet<>(draft.dropped());
        boolean all = due.kind().filter(Message.Kind.REPEAT::equals).isPresent() && recipient.relays();
        boolean complete = tell(
                draft.fresh(),
                firing,
                all,
                alert -> told.put(alert.id(), alert.event().getSeverity()));
        complete &= tell(draft.ended(), resolved, all, alert -> ended.add(alert.id()));
        draft.missed().stream().limit(room()).forEach(alert -> resolved.add(item(alert)));
        background(draft, all);
        shares.add(new Share(
                draft.conversation(), told, ended, complete, due.kind().isPresent()));
        return true;
    }

    /** Lists alerts, and hands on those that are told by that; false if some have to wait. */
    private boolean tell(List<Alert> alerts, List<Item> list, boolean all, Consumer<Alert> handled) {
        boolean complete = true;
        for (Alert alert : worst(alerts)) {
            if (listed(alert, list, all)) {
                handled.accept(alert);
            } else {
                complete = false;
            }
        }
        return complete;
    }

    /** The alerts that stand and were told before: they are shown as far as there is room. */
    private void background(Draft draft, boolean all) {
        Set<String> fresh = new HashSet<>();
        draft.fresh().forEach(alert -> fresh.add(alert.id()));
        for (Alert alert : worst(draft.standing())) {
            if (fresh.contains(alert.id())) {
                continue;
            }
            if (all || room() > 0) {
                firing.add(item(alert));
            } else {
                more++;
            }
        }
    }

    private boolean listed(Alert alert, List<Item> list, boolean all) {
        if (all || room() > 0) {
            list.add(item(alert));
            return true;
        }
        if (recipient.counts()) {
            more++;
            return true;
        }
        return false;
    }

    private int room() {
        return Math.max(0, recipient.most() - firing.size() - resolved.size());
    }

    private static List<Alert> worst(List<Alert> alerts) {
        return alerts.stream().sorted(WORST_FIRST).toList();
    }

    private Item item(Alert alert) {
        return new Item(alert.event(), links.to(alert.event()));
    }

    /** The message of the conversations that were added. */
    Message message() {
        Due first = groups.get(0);
        boolean one = groups.size() == 1;
        return new Message(
                one ? first.draft().conversation().key().text() : "digest/" + recipient.name(),
                one ? labels(first.draft()) : Map.of(),
                one ? first.kind().orElse(Message.Kind.NEWS) : Message.Kind.DIGEST,
                firing,
                resolved,
                more,
                note(),
                one ? reference(first.draft().conversation()) : Optional.empty());
    }

    List<Share> shares() {
        return shares;
    }

    private String note() {
        List<String> words = new ArrayList<>();
        if (groups.size() > 1) {
            words.add("Tells of " + groups.size() + " groups at once.");
        }
        if (gone > 0) {
            words.add(gone == 1 ? "1 alert came and went." : gone + " alerts came and went.");
        }
        return String.join(" ", words);
    }

    private Map<String, String> labels(Draft draft) {
        AlertEvent any = !firing.isEmpty()
                ? firing.get(0).event()
                : resolved.isEmpty() ? null : resolved.get(0).event();
        return any == null ? Map.of() : Group.labels(draft.manner().groupBy(), any);
    }

    private static Optional<String> reference(Conversation conversation) {
        return Optional.of(conversation.reference()).filter(text -> !text.isEmpty());
    }
}
