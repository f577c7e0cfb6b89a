package io.hoststream.serve;

import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.serve.travel.Readers;
import io.hoststream.serve.travel.Rewind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** The topic of the samples as clients look back on it: readers for travellers and for those who come back, and its identity. */
final class LookingBack {

    private static final long ASK_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final Readers travellers;
    private final Readers catchUps;
    private final TopicIdentity identity;
    private final RoleContext role;
    private final Context owner;
    private long timer;
    private Future<?> asking = Future.succeededFuture();

    private LookingBack(RoleContext role, Context owner, int mostTravellers) {
        this.role = role;
        this.owner = owner;
        this.travellers = new Readers(role, task -> owner.runOnContext(now -> task.run()), mostTravellers);
        this.catchUps = new Readers(role, task -> owner.runOnContext(now -> task.run()), Rewind.CATCH_UPS);
        this.identity = new TopicIdentity(role.kafka());
    }

    /** Asks for the topic's identity, and again now and then: it may be made anew. */
    static LookingBack start(RoleContext role, Context owner, int mostTravellers) {
        LookingBack started = new LookingBack(role, owner, mostTravellers);
        Vertx vertx = owner.owner();
        started.ask(vertx);
        started.timer = vertx.setPeriodic(ASK_MILLIS, each -> started.ask(vertx));
        return started;
    }

    Rewind rewind() {
        return new Rewind(
                travellers::open,
                catchUps::open,
                identity::known,
                () -> role.clock().millis());
    }

    /** Ends every reader; completes when their threads have ended. */
    Future<?> stop() {
        owner.owner().cancelTimer(timer);
        return Future.join(
                Future.fromCompletionStage(travellers.close(), owner),
                Future.fromCompletionStage(catchUps.close(), owner),
                owner.owner().executeBlocking(identity::close, false),
                asking.transform(asked -> Future.succeededFuture()));
    }

    private void ask(Vertx vertx) {
        if (asking.isComplete()) {
            asking = vertx.executeBlocking(identity::ask, false);
        }
    }
}
