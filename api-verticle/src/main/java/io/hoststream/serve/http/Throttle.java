package io.hoststream.serve.http;

import io.hoststream.serve.access.Access;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.LongSupplier;

/**
 * Keeps one key, and one address, from taking what is there for all, and whoever guesses keys from guessing fast. Belongs to
 * the server's event loop.
 */
public final class Throttle {

    /** Wrong keys a second from one address. */
    static final int FAILURES_PER_SECOND = 10;

    private final TokenBuckets keys;
    private final TokenBuckets addresses;
    private final TokenBuckets failures = new TokenBuckets(FAILURES_PER_SECOND);
    private final Senders senders;
    private final LongSupplier nanos;
    private final MeterRegistry meters;

    /**
     * Limits by key and by address.
     *
     * @param perKey requests a second of one key
     * @param perAddress requests a second from one address
     * @param senders tells where requests come from
     * @param nanos the clock for durations
     * @param meters where it is counted how much was refused
     */
    public Throttle(int perKey, int perAddress, Senders senders, LongSupplier nanos, MeterRegistry meters) {
        this.keys = new TokenBuckets(perKey);
        this.addresses = new TokenBuckets(perAddress);
        this.senders = senders;
        this.nanos = nanos;
        this.meters = meters;
    }

    /** Where the request is from. */
    public String address(HttpServerRequest request) {
        return senders.address(request);
    }

    /**
     * Counts a request for the address that it is from.
     *
     * @throws ProblemException with 429 if there were too many
     */
    public void admit(HttpServerRequest request) {
        String address = senders.address(request);
        check(request, addresses.take(Senders.counted(address), nanos.getAsLong()), "address");
    }

    /**
     * Counts a request for its key.
     *
     * @throws ProblemException with 429 if there were too many
     */
    TokenBuckets.Verdict spend(HttpServerRequest request, Access access) {
        TokenBuckets.Verdict verdict = keys.take(access.principal(), nanos.getAsLong());
        check(request, verdict, "key");
        return verdict;
    }

    /** Counts a wrong key from an address; whether there were not too many. */
    boolean failed(String address) {
        return failure(address).allowed();
    }

    /**
     * Counts a wrong key.
     *
     * @throws ProblemException with 429 if there were too many from its address
     */
    void failed(HttpServerRequest request) {
        check(request, failure(senders.address(request)), "failures");
    }

    private TokenBuckets.Verdict failure(String address) {
        return failures.take(Senders.counted(address), nanos.getAsLong());
    }

    /** Says how much is left. */
    static void tell(HttpServerResponse response, TokenBuckets.Verdict verdict) {
        response.putHeader("RateLimit-Limit", Integer.toString(verdict.limit()))
                .putHeader("RateLimit-Remaining", Integer.toString(verdict.remaining()))
                .putHeader("RateLimit-Reset", Integer.toString(verdict.fullSeconds()));
    }

    private void check(HttpServerRequest request, TokenBuckets.Verdict verdict, String limit) {
        if (!verdict.allowed()) {
            Counter.builder("hoststream.serve.throttled")
                    .description("Requests that were answered with 429, by what there was too much of")
                    .tag("limit", limit)
                    .register(meters)
                    .increment();
            tell(request.response(), verdict);
            request.response().putHeader("Retry-After", Integer.toString(Math.max(1, verdict.retrySeconds())));
            throw new ProblemException(
                    HttpResponseStatus.TOO_MANY_REQUESTS.code(),
                    "too many requests: at most " + verdict.limit() / 2 + " a second are answered for one "
                            + (limit.equals("key") ? "key (serve.requests-per-key)" : "address"));
        }
    }
}
