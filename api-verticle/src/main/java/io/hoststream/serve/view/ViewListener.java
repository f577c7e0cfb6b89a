package io.hoststream.serve.view;

import io.hoststream.avro.Silence;
import java.util.List;

/** Follows what happens in a view. Called on the view's thread, in the middle of the change: it must not change the view. */
public interface ViewListener {

    /** A host has a new sample. */
    void sampled(HostView host);

    /** Hosts appeared or changed status, and hosts left. */
    void hostsChanged(List<HostView> changed, List<String> removed);

    /** The state of an alert changed just now. */
    void alertChanged(Alert alert);

    /** The open alerts were read in from the past: all of them may be different. */
    void alertsReloaded();

    /** A silence was made, or ended before its time, just now. */
    default void silenceChanged(Silence silence) {}

    /** The silences were read in from the past: all of them may be different. */
    default void silencesReloaded() {}

    /** Hosts came into groups or left them: what exists for whom may be different. */
    default void membershipChanged() {}

    /** What was fed together is all taken in, and everything else about it was told. */
    default void settled() {}
}
