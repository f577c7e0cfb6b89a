package io.hoststream.serve.view;

/**
 * How many alerts of a host fire that people are told of.
 *
 * @param warning the warnings
 * @param critical the critical ones
 */
public record AlertCounts(int warning, int critical) {

    /** Nothing fires. */
    public static final AlertCounts NONE = new AlertCounts(0, 0);

    /** What they make of a host that is heard of. */
    HostStatus status() {
        if (critical > 0) {
            return HostStatus.CRITICAL;
        }
        return warning > 0 ? HostStatus.WARNING : HostStatus.OK;
    }
}
