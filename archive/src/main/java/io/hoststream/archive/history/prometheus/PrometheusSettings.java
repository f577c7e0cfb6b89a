package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.CostLimit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How a store is asked.
 *
 * @param url where its API is, without {@code /api/v1}; what stands before {@code @} in it is not sent
 * @param headers sent with every request, such as {@code Authorization}; never shown
 * @param timeout how long an answer may take, and how long a question waits for its turn
 * @param questions how many questions are worked on at once
 * @param maxResponseBytes the longest response that is read
 * @param cost how much one answer may cost
 */
public record PrometheusSettings(
        URI url, Map<String, String> headers, Duration timeout, int questions, long maxResponseBytes, CostLimit cost) {

    /** Keeps its own copy. */
    public PrometheusSettings {
        headers = Map.copyOf(headers);
    }

    /** The address for people: no credentials, and nothing behind the path. */
    String shownUrl() {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getPath();
    }

    @Override
    public String toString() {
        return "PrometheusSettings[" + shownUrl() + "]";
    }
}
