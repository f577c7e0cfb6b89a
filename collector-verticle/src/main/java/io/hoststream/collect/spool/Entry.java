package io.hoststream.collect.spool;

import java.util.List;

/** A sample on its way, as it will be on the topic. The arrays are not copied: nobody changes them. */
public final class Entry {

    private final SampleNumber number;
    private final long timeMillis;
    private final byte[] key;
    private final byte[] value;
    private final List<NumberRange> told;

    /**
     * An entry.
     *
     * @param number which sample it is
     * @param timeMillis when it was taken; milliseconds since 1970
     * @param key the record's key on the topic
     * @param value the record's value on the topic
     * @param told which given-up samples it tells of
     */
    public Entry(SampleNumber number, long timeMillis, byte[] key, byte[] value, List<NumberRange> told) {
        this.number = number;
        this.timeMillis = timeMillis;
        this.key = key;
        this.value = value;
        this.told = told;
    }

    /** Which sample it is. */
    public SampleNumber number() {
        return number;
    }

    /** When it was taken; milliseconds since 1970. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The record's key on the topic. */
    public byte[] key() {
        return key;
    }

    /** The record's value on the topic. */
    public byte[] value() {
        return value;
    }

    /** Which given-up samples it tells of. */
    public List<NumberRange> told() {
        return told;
    }

    /** The size of key and value; bytes. */
    public int bytes() {
        return key.length + value.length;
    }
}
