package io.hoststream.serve.silence;

import io.hoststream.avro.Silence;
import io.hoststream.schema.topic.ControlKey;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Audit;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Makes and ends silences for those who may. Belongs to the view's event loop. */
public final class SilenceDesk {

    /** The most silences that stand at once. */
    static final int MOST = 1000;

    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 10;
    private static final long PATIENCE_SECONDS = 5;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final LiveView view;
    private final SilenceTopic topic;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** A desk that puts silences there, and knows from the view which there are. */
    public SilenceDesk(LiveView view, SilenceTopic topic, Clock clock) {
        this.view = view;
        this.topic = topic;
        this.clock = clock;
    }

    /** What time it is here. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Makes the silence that the body describes.
     *
     * @return completes with it once all replicas have it
     * @throws ProblemException if it cannot be made, with every mistake in the body, or they may not
     */
    public Future<Silence> make(Access access, JsonObject body) {
        requirePermission(access);
        Silence silence = SilenceReader.read(body, access, now(), newId());
        long standing = view.standingSilences(now());
        if (standing >= MOST) {
            throw new ProblemException(
                    CONFLICT, standing + " silences stand, which is the most; end some of them first");
        }
        return send(access, silence, "made");
    }

    /**
     * Ends a silence now. One that is over stays as it is.
     *
     * @return completes with it once all replicas have it
     * @throws ProblemException if it does not exist for them, or they may not end it
     */
    public Future<Silence> end(Access access, String id) {
        requirePermission(access);
        Silence standing = find(access, id);
        if (!access.covers(standing)) {
            throw new ProblemException(
                    FORBIDDEN, "silence " + standing.getId() + " is also for hosts that this key does not see");
        }
        Instant now = now();
        if (!now.isBefore(standing.getUntil())) {
            return Future.succeededFuture(standing);
        }
        return send(access, ended(standing, now), "ended");
    }

    /**
     * The silence, if it exists for them.
     *
     * @throws ProblemException if it does not
     */
    public Silence find(Access access, String id) {
        return view.silence(access, id)
                .orElseThrow(() ->
                        new ProblemException(NOT_FOUND, "silence '" + SilenceFields.shortened(id) + "' is not known"));
    }

    /** By the constructor: a builder that copies looks classes up. */
    private static Silence ended(Silence silence, Instant now) {
        return new Silence(
                silence.getId(),
                silence.getAuthor(),
                silence.getComment(),
                silence.getCreated(),
                silence.getFrom().isAfter(now) ? now : silence.getFrom(),
                now,
                silence.getHost(),
                silence.getRule(),
                silence.getDevice(),
                silence.getSeverity(),
                silence.getLabels());
    }

    private Future<Silence> send(Access access, Silence silence, String what) {
        return Future.fromCompletionStage(
                        topic.publish(ControlKey.silence(silence.getId()), silence), Vertx.currentContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .<Silence>map(offset -> {
                    Audit.changed(access, "silence-" + what, silence.getId());
                    // What comes back along the topic is the same, and changes nothing more.
                    view.apply(silence.getId(), silence);
                    view.settle(clock.millis());
                    return silence;
                })
                .recover(failure -> Future.failedFuture(new ProblemException(
                        UNAVAILABLE,
                        "the broker has not taken silence " + silence.getId()
                                + "; look whether it is in /api/v1/silences before you try again",
                        failure)));
    }

    private static void requirePermission(Access access) {
        if (!access.may(Permission.SILENCE)) {
            throw new ProblemException(FORBIDDEN, "the key may not make or end silences");
        }
    }

    private String newId() {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        random.ints(ID_LENGTH, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return id.toString();
    }
}
