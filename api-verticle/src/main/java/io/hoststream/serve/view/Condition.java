package io.hoststream.serve.view;

import java.util.List;

/**
 * How a host is at one moment.
 *
 * @param status from best to worst
 * @param state whether it is heard
 * @param alerts what fires
 * @param warnings what is wrong with who it says it is
 */
record Condition(HostStatus status, HostState state, AlertCounts alerts, List<Warning> warnings) {

    /** A host of which nothing is known yet. */
    static final Condition NEW = new Condition(HostStatus.OK, HostState.LIVE, AlertCounts.NONE, List.of());
}
