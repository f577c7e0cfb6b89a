package io.hoststream.collect.spool;

/**
 * How far everything is dealt with.
 *
 * @param place where the first record begins that is not
 * @param number the last sample that is
 */
record Mark(Place place, SampleNumber number) {

    /** Of a spool that is new. */
    static final Mark BEGINNING = new Mark(Place.startOf(0), SampleNumber.NONE);

    /** Of a spool whose ledger is lost. */
    static final Mark LOST = new Mark(Place.startOf(0), SampleNumber.UNKNOWN);
}
