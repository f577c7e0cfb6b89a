package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.outbound.Exchange;
import io.hoststream.pipeline.outbound.LimitedBody;
import io.hoststream.pipeline.outbound.RetryAfter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A receiver that speaks Prometheus remote write 1.0 over HTTP. It follows no redirects. */
final class HttpReceiver implements Receiver {

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
        return Exchange.send(client, request, LimitedBody.beginning(), timeout)
                .thenApplyAsync(HttpReceiver::answer, executor);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                RetryAfter.seconds(response.headers()).orElse(Duration.ZERO));
    }
}
