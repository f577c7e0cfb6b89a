package io.hoststream.storage.remotewrite;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A receiver that speaks Prometheus remote write 1.0 over HTTP. It follows no redirects. */
final class HttpReceiver implements Receiver {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final HttpClient client;
    private final HttpRequest.Builder template;
    private final Duration timeout;
    private final Executor executor;

    /** A receiver that may take {@code timeout} for its whole answer. */
    HttpReceiver(HttpClient client, Target target, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
        // The client hands its answers to a pool of the JDK's; what follows from them belongs on threads of ours.
        this.executor = client.executor().orElse(Runnable::run);
        this.template = HttpRequest.newBuilder(target.url())
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .header("User-Agent", "hoststream");
        target.headers().forEach((name, value) -> template.setHeader(name, value.reveal()));
    }

    @Override
    public CompletionStage<Answer> send(byte[] body) {
        HttpRequest request =
                template.copy().POST(BodyPublishers.ofByteArray(body)).build();
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, LimitedBody.handler());
        CompletableFuture<Answer> answer = exchange.thenApplyAsync(HttpReceiver::answer, executor);
        // The client's own timeout ends with the headers: a receiver that hangs in the middle of its answer has to be
        // left too.
        return answer.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((said, failure) -> {
            if (failure != null) {
                exchange.cancel(true);
            }
        });
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.body(), retryAfter(response.headers()));
    }

    /** Seconds only: the other form, a date, would have to be held against the receiver's clock. */
    private static Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
