package io.hoststream.serve.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into words what collectors that get in each other's way mean for one host. */
final class Warnings {

    private static final String NAME_ADVICE = "Give each of them a name of its own (collect.host)";
    private static final String COPY_ADVICE =
            "One data directory is a copy of the other: stop the copy's collector, delete the files host-id and machine"
                    + " in it, and start it again";
    private static final String TWICE_ADVICE =
            "One of them runs on a copy of the other's data directory, or the same was started twice: stop one, and if it"
                    + " is a copy delete the files host-id and machine in its data directory";

    private static final String MOVED_ADVICE =
            "If its machine was not replaced or installed anew, look who sends under this name";
    private static final String RENAMED_ADVICE = "If that was meant, this name can be removed";

    private Warnings() {}

    /** What is to be said of a name that another installation took over; nothing if it has a rival, which says more. */
    static List<Warning> withMove(List<Warning> warnings, HostView host, long nowMillis) {
        if (!warnings.isEmpty()) {
            return warnings;
        }
        return host.presence()
                .lateMove(nowMillis)
                .map(move -> List.of(new Warning(
                        Warning.Code.MOVED,
                        "hostId " + host.hostId() + " took the name over from hostId " + move.formerId() + " at "
                                + Instant.ofEpochMilli(move.atMillis()),
                        Optional.empty(),
                        MOVED_ADVICE)))
                .orElse(warnings);
    }

    /** What is to be said of a host whose installation has another name now. */
    static List<Warning> withRename(List<Warning> warnings, HostView host, HostView successor) {
        List<Warning> all = new ArrayList<>(warnings);
        all.add(new Warning(
                Warning.Code.RENAMED, "hostId " + host.hostId(), Optional.of(successor.host()), RENAMED_ADVICE));
        return List.copyOf(all);
    }

    /**
     * What is to be said of a host that is shown with the values of this installation.
     *
     * @param unnamed how many more hosts than the rivals send with its id
     */
    static List<Warning> of(String host, String shownId, List<Sender> rivals, int unnamed) {
        if (rivals.isEmpty()) {
            return List.of();
        }
        List<Warning> warnings = new ArrayList<>();
        oneName(host, shownId, rivals).ifPresent(warnings::add);
        oneRunTwice(host, shownId, rivals).ifPresent(warnings::add);
        rivals.stream()
                .filter(rival -> !rival.host().equals(host) && rival.hostId().equals(shownId))
                .map(Sender::host)
                .distinct()
                .forEach(other -> warnings.add(new Warning(
                        Warning.Code.DUPLICATE_HOST_ID, "hostId " + shownId, Optional.of(other), COPY_ADVICE)));
        if (unnamed > 0) {
            String subject = "hostId " + shownId + " is also used by " + unnamed + " more hosts";
            warnings.add(new Warning(Warning.Code.DUPLICATE_HOST_ID, subject, Optional.empty(), COPY_ADVICE));
        }
        return List.copyOf(warnings);
    }

    private static Optional<Warning> oneName(String host, String shownId, List<Sender> rivals) {
        List<String> others = rivals.stream()
                .filter(rival -> rival.host().equals(host) && !rival.hostId().equals(shownId))
                .map(Sender::hostId)
                .distinct()
                .sorted()
                .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        String subject = "More than one installation sends as " + host + ": hostId " + shownId
                + ", which is shown, and hostId " + named(others) + ", which is not";
        return Optional.of(new Warning(Warning.Code.DUPLICATE_HOSTNAME, subject, Optional.empty(), NAME_ADVICE));
    }

    private static String named(List<String> ids) {
        int more = ids.size() - SharedId.MOST_NAMED;
        return more <= 0
                ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, SharedId.MOST_NAMED)) + " and " + more + " more";
    }

    private static Optional<Warning> oneRunTwice(String host, String shownId, List<Sender> rivals) {
        List<Sender> runs = rivals.stream()
                .filter(rival -> rival.host().equals(host) && rival.hostId().equals(shownId))
                .toList();
        if (runs.size() < 2) {
            return Optional.empty();
        }
        String starts = runs.stream()
                .skip(Math.max(0, runs.size() - SharedId.MOST_NAMED))
                .map(run -> Instant.ofEpochMilli(run.epochMillis()).toString())
                .collect(Collectors.joining(" and "));
        String subject = "More than one collector sends as " + host + " with hostId " + shownId + ", started at "
                + starts + "; the one that was started last is shown";
        return Optional.of(new Warning(Warning.Code.DUPLICATE_HOST_ID, subject, Optional.empty(), TWICE_ADVICE));
    }
}
