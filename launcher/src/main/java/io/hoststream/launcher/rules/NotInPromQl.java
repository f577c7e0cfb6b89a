package io.hoststream.launcher.rules;

/** A rule cannot be said in PromQL; the message says why, as the end of a sentence about it. */
final class NotInPromQl extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotInPromQl(String why) {
        super(why);
    }
}
