package io.hoststream.serve.travel;

/** A traveller's reader. Belongs to the thread that the traveller belongs to. */
public interface Reading {

    /** Reads this from now on, and what it read before no more. */
    void begin(Leg leg);

    /** Ends within a second. May be called more than once. */
    void close();
}
