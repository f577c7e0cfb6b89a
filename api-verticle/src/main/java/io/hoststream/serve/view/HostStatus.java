package io.hoststream.serve.view;

/** How a host is, from best to worst. */
public enum HostStatus {
    /** Nothing fires. */
    OK,
    /** The worst alert that fires is a warning. */
    WARNING,
    /** A critical alert fires. */
    CRITICAL,
    /** Nothing was heard of it for three intervals. */
    DOWN
}
