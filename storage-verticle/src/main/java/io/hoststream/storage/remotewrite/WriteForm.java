package io.hoststream.storage.remotewrite;

import io.hoststream.storage.naming.Labelling;
import java.time.Duration;
import java.util.Optional;

/**
 * In what form samples are sent.
 *
 * @param labelling how series are named and labelled
 * @param maxSamples the most values in a request
 * @param metadata whether receivers are told what the families are
 * @param maxAge samples older than this are not sent; empty: all are
 * @param staleAfter the shortest silence after which a host's series end
 * @param forgetAfter after how long a silence a host is forgotten
 */
record WriteForm(
        Labelling labelling,
        int maxSamples,
        boolean metadata,
        Optional<Duration> maxAge,
        Duration staleAfter,
        Duration forgetAfter) {

    boolean tooOld(long timeMillis, long nowMillis) {
        return maxAge.isPresent() && nowMillis - timeMillis > maxAge.get().toMillis();
    }
}
