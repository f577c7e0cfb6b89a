package io.hoststream.serve.travel;

import java.util.Map;

/** Where it shows what it comes by. */
public interface Stage {

    /** A sample from before the time that was asked for: the past of what is shown. */
    void before(Placed sample);

    /** The time that was asked for is reached: all that came before is shown now. */
    void arrived();

    /** A sample, and how many of its host were left out before it. */
    void show(Placed sample, int skipped);

    /** Where the journey is. */
    void position(Position position);

    /** Now is reached. Goes on live after these offsets and says so; or says that it cannot yet. */
    boolean live(Map<Integer, Long> next);
}
