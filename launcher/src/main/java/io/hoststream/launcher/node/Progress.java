package io.hoststream.launcher.node;

/** Told how the start of a process gets on. */
public interface Progress {

    /** A part is being started. */
    void starting(String part);

    /** What the part is doing meanwhile. */
    void step(String part, String what);

    /** A part has started. */
    void started(String part);
}
