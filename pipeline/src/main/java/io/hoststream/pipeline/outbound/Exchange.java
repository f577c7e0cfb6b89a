package io.hoststream.pipeline.outbound;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One request and its whole answer, within a bound of time. */
public final class Exchange {

    private Exchange() {}

    /**
     * Sends a request. The future fails with a {@link java.util.concurrent.TimeoutException} if the last byte of the
     * answer is not there in time: the client's own timeout ends with the headers, and a receiver that hangs or trickles
     * in the middle of its answer has to be left too.
     */
    public static <T> CompletableFuture<HttpResponse<T>> send(
            HttpClient client, HttpRequest request, BodyHandler<T> body, Duration within) {
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, body);
        return exchange.thenApply(response -> response)
                .orTimeout(within.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                    }
                });
    }
}
