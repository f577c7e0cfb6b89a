package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.HistoryException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the store, and turns every way in which that can fail into words. */
final class PromApi {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_ERROR = 300;

    private final PrometheusSettings settings;
    private final HttpClient client;
    private final LongSupplier nanos;
    private final long since;

    /** A clock tells how long answers take. */
    PromApi(PrometheusSettings settings, LongSupplier nanos) {
        this(
                settings,
                HttpClient.newBuilder()
                        .connectTimeout(settings.timeout())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build(),
                nanos);
    }

    private PromApi(PrometheusSettings settings, HttpClient client, LongSupplier nanos) {
        this.settings = settings;
        this.client = client;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** For the requests of one question, which together may take as long as an answer may from now on. */
    PromApi forQuestion() {
        return new PromApi(settings, client, nanos);
    }

    /** What an expression gives at a time. */
    List<Matrix> query(String expression, long atMillis, Cancellation wish) {
        return ask("query", Map.of("query", expression, "time", seconds(atMillis)), wish);
    }

    /** What it gives at a time, and every so often after that up to another. */
    List<Matrix> queryRange(String expression, Steps steps, Cancellation wish) {
        return ask(
                "query_range",
                Map.of(
                        "query", expression,
                        "start", seconds(steps.first()),
                        "end", seconds(steps.last()),
                        "step", seconds(steps.step())),
                wish);
    }

    /** Times at which an expression is worked out; milliseconds. */
    record Steps(long first, long last, long step) {}

    private List<Matrix> ask(String operation, Map<String, String> parameters, Cancellation wish) {
        wish.check();
        long left = settings.timeout().toNanos() - (nanos.getAsLong() - since);
        if (left <= 0) {
            throw late(null);
        }
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(
                request(operation, parameters), answered -> new CappedBody(settings.maxResponseBytes()));
        Cancellation.Registration registration = wish.onCancel(() -> response.cancel(true));
        try {
            return read(response.get(left, TimeUnit.NANOSECONDS));
        } catch (ExecutionException | CancellationException e) {
            wish.check();
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            response.cancel(true);
            throw late(e);
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw HistoryException.of(Kind.CANCELLED, "the wait for an answer was interrupted", e);
        } finally {
            registration.close();
        }
    }

    private HttpRequest request(String operation, Map<String, String> parameters) {
        String form = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        String path = settings.shownUrl().replaceFirst("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path + "/api/v1/" + operation))
                .timeout(settings.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        settings.headers().forEach(request::header);
        return request.build();
    }

    private List<Matrix> read(HttpResponse<byte[]> response) {
        if (response.statusCode() == OK) {
            try {
                return MatrixReader.read(response.body());
            } catch (IOException e) {
                throw HistoryException.of(
                        Kind.STORE, where() + " answered something that cannot be read: " + e.getMessage(), e);
            }
        }
        throw refused(response.statusCode(), MatrixReader.error(response.body()));
    }

    private HistoryException refused(int status, String theirs) {
        String words = theirs.isEmpty() ? "" : ": " + theirs.substring(0, Math.min(theirs.length(), LONGEST_ERROR));
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return HistoryException.of(
                    Kind.STORE,
                    where() + " refuses the credentials (" + status + "); see history.user, history.password,"
                            + " history.token and history.tenant");
        }
        Kind kind = status == UNPROCESSABLE ? Kind.COST : status > SERVER_ERROR ? Kind.UNREACHABLE : Kind.STORE;
        return HistoryException.of(kind, where() + " refuses the question (" + status + ")" + words);
    }

    private HistoryException failed(Throwable cause) {
        if (cause instanceof HistoryException known) {
            return known;
        }
        if (cause instanceof HttpTimeoutException) {
            return late(cause);
        }
        String words = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return HistoryException.of(Kind.UNREACHABLE, where() + " does not answer: " + words, cause);
    }

    private HistoryException late(@Nullable Throwable cause) {
        return HistoryException.of(
                Kind.TIMEOUT,
                where() + " did not answer within " + settings.timeout().toSeconds() + " s",
                cause);
    }

    private String where() {
        return settings.shownUrl() + " (history.url)";
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%d.%03d", Math.floorDiv(millis, 1000), Math.floorMod(millis, 1000));
    }

    /** What came, as far as it may come. */
    static final class Received {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long most;

        Received(long most) {
            this.most = most;
        }

        void add(byte[] part) {
            if (bytes.size() + (long) part.length > most) {
                throw HistoryException.of(
                        Kind.COST,
                        "the store's answer is longer than " + (most >> 20)
                                + " MB; take a longer step, fewer hosts, fewer metrics or a shorter range");
            }
            bytes.writeBytes(part);
        }

        byte[] all() {
            return bytes.toByteArray();
        }
    }
}
