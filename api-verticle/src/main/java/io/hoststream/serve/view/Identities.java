package io.hoststream.serve.view;

import io.hoststream.avro.HostSample;
import java.util.List;
import java.util.Optional;

/** Who hosts say they are, and what follows from it for each: whether it is heard, has left or was renamed, and what is wrong. */
final class Identities {

    private final Duplicates duplicates = new Duplicates();
    private final Installations installations = new Installations();

    /** A sample came in; repeats do no harm. */
    void heard(HostSample sample, long arrivedMillis) {
        duplicates.heard(sample, arrivedMillis);
    }

    /** A host may have another id than before. */
    void follow(HostView host, String formerId) {
        installations.follow(host, formerId);
    }

    void remove(HostView host) {
        installations.remove(host, host.hostId());
    }

    void forget(long nowMillis) {
        duplicates.forget(nowMillis);
    }

    /** How a host is now; {@code firing} are its alerts. */
    Condition condition(HostView host, AlertCounts firing, long nowMillis) {
        boolean left = host.stopped();
        boolean down = left || host.silentAt(nowMillis);
        List<Warning> warnings = Warnings.withMove(duplicates(host, nowMillis), host, nowMillis);
        if (!down) {
            return new Condition(firing.status(), HostState.LIVE, firing, warnings);
        }
        Optional<HostView> successor = installations.successor(host);
        if (successor.isPresent()) {
            List<Warning> more = Warnings.withRename(warnings, host, successor.get());
            return new Condition(HostStatus.DOWN, HostState.RENAMED, firing, more);
        }
        return new Condition(HostStatus.DOWN, left ? HostState.LEFT : HostState.SILENT, firing, warnings);
    }

    private List<Warning> duplicates(HostView host, long nowMillis) {
        List<Sender> rivals = duplicates.rivals(host.host(), nowMillis);
        int unnamed = rivals.isEmpty() ? 0 : duplicates.unnamed(host.host(), host.hostId(), nowMillis);
        return Warnings.of(host.host(), host.hostId(), rivals, unnamed);
    }
}
