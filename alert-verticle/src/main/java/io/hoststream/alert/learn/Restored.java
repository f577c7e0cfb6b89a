package io.hoststream.alert.learn;

/** How reading a state back went. */
public enum Restored {
    /** All of it was taken over. */
    WHOLE,
    /** It is of another version, another kind or other settings; nothing was taken over. */
    OTHER_FORM,
    /** It is too short, too long or does not agree with its checksum; nothing was taken over. */
    DAMAGED
}
