package io.hoststream.collect.spool;

/** Told of what happens to a spool; called by its thread. */
public interface SpoolMonitor {

    /** So many samples were given up. */
    void dropped(DropReason reason, long samples);

    /** So many bytes of a file hold no whole record and are passed over. */
    void damaged(String file, long bytes);

    /** So many bytes at the end of a file were a torn record and were cut. */
    void cut(String file, long bytes);

    /** How far everything was acknowledged cannot be known: all that is there is sent again. */
    void ledgerLost();

    /** A file was written by another release; it was renamed and is left alone. */
    void setAside(String file);

    /** A sample could not be written to the disk and stays in memory. */
    void appendFailed();

    /** The disk fails from now on, and how. */
    void troubled(String how);

    /** The disk works again. */
    void recovered();
}
