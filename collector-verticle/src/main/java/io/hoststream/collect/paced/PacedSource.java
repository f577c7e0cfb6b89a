package io.hoststream.collect.paced;

/** Where a family is read that has a pace of its own. Rounds follow one another; each has a thread of its own. */
public interface PacedSource {

    /** Reads the family. May block, even for ever. */
    Round read() throws InterruptedException;

    /**
     * A round has not ended within a period. Called on the collector's thread.
     *
     * @return whether the next round can do without what holds up this one, which is then left alone
     */
    default boolean goRound() {
        return false;
    }

    /** Lets go of everything. */
    default void close() {}
}
