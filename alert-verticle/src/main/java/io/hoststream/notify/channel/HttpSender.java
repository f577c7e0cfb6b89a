package io.hoststream.notify.channel;

import io.hoststream.pipeline.outbound.Exchange;
import io.hoststream.pipeline.outbound.LimitedBody;
import io.hoststream.pipeline.outbound.RetryAfter;
import io.hoststream.pipeline.outbound.TrustedCertificates;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts to one receiver over HTTP: to addresses that were checked, with TLS that proves the name, within a bound of time,
 * through no proxy and after no redirect.
 *
 * <p>The addresses are resolved and checked before every request. The client resolves the name again when it connects:
 * within the time that Java keeps addresses it gets the same ones, and should a name server answer something else in that
 * moment, the machine there has no certificate for the name, so that it is sent nothing. Plain HTTP goes to machines nearby
 * alone.
 */
final class HttpSender implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int ANSWERING_THREADS = 2;

    private final String receiver;
    private final Redaction redaction;
    private final Clock clock;
    private final NameLookup lookup;
    private final ExecutorService answering;
    private final HttpClient client;

    /** Posts for a receiver, which messages begin with; what they say goes through the redaction. */
    HttpSender(String receiver, Reach reach, Redaction redaction, Clock clock) {
        this.receiver = receiver;
        this.redaction = redaction;
        this.clock = clock;
        this.lookup = new NameLookup(receiver, reach.rules());
        this.answering = Executors.newFixedThreadPool(ANSWERING_THREADS, Threads.named("notify-http"));
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(reach.timeout())
                .executor(answering);
        reach.caFile().ifPresent(pem -> builder.sslContext(TrustedCertificates.context(pem, "ca-file")));
        this.client = builder.build();
    }

    /**
     * Posts a body.
     *
     * @throws SendException if no whole answer came
     */
    Reply post(URI address, Map<String, String> headers, byte[] body, Deadline deadline) throws SendException {
        try {
            boolean plain = "http".equals(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
            lookup.addresses(bare(address.getHost()), plain, deadline);
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "hoststream");
            headers.forEach(request::setHeader);
            return answer(request.POST(BodyPublishers.ofByteArray(body)).build(), deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SendException.later(receiver + ": broken off");
        }
    }

    private Reply answer(HttpRequest request, Deadline deadline) throws SendException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange =
                Exchange.send(client, request, LimitedBody.all(), deadline.left());
        try {
            HttpResponse<String> response = exchange.get();
            return new Reply(
                    response.statusCode(),
                    response.body(),
                    RetryAfter.of(response.headers(), clock.instant(), LONGEST_PAUSE));
        } catch (ExecutionException e) {
            throw SendException.later(receiver + ": " + reason(e.getCause()));
        }
    }

    private String reason(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof HttpTimeoutException) {
            return "no whole answer in time";
        } else if (failure instanceof SSLException) {
            return "no safe connection: " + redaction.apply(String.valueOf(failure.getMessage()));
        } else if (failure instanceof ConnectException) {
            // Java's says nothing more.
            return "no connection: nobody listens there, or it is out of reach";
        } else if (failure instanceof IOException) {
            return "no answer: " + redaction.apply(failure.getClass().getSimpleName() + " " + failure.getMessage());
        }
        return "not sent: " + redaction.apply(String.valueOf(failure));
    }

    /** What the receiver said, for people. */
    String shown(Reply reply) {
        String words = redaction.apply(reply.text());
        return receiver + ": " + reply.status() + (words.isEmpty() ? "" : " " + words);
    }

    /** A literal address of IPv6 without its brackets. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() {
        lookup.close();
        answering.shutdownNow();
    }
}
