package io.hoststream.pipeline.health;

/** What one part of the process reports its readiness with. Any thread may call it. */
public interface Indicator {

    /** The part does its work. */
    default void up() {
        up("");
    }

    /** The part does its work; with a word about how. */
    void up(String detail);

    /** The part cannot do its work now, and why. */
    void down(String detail);
}
