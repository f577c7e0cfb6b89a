package io.hoststream.storage.remotewrite;

/**
 * How many more refused requests of a partition are taken apart to save what is good in them. After a crash the values at
 * the border to what was sent before are saved; a receiver that refuses everything is soon sent every request once only.
 */
final class Patience {

    private static final int MOST = 1024;

    private int left = MOST;

    /** Whether there is some left, of which a part is then gone. */
    boolean take() {
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** Something was accepted. */
    void earn() {
        left = Math.min(MOST, left + 1);
    }
}
