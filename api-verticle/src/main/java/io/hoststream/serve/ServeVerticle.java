package io.hoststream.serve;

import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.serve.access.jwt.JwtSettings;
import io.hoststream.serve.boost.Boosting;
import io.hoststream.serve.history.Histories;
import io.hoststream.serve.history.HistorySettings;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import org.jspecify.annotations.Nullable;

/** Role serve: the page, REST and the live feed, from a view that loops feed. */
public final class ServeVerticle extends VerticleBase {

    private static final long TICK_MILLIS = 1000;

    private final RoleContext role;
    private final ServeSettings settings;
    private final HistorySettings history;
    private final JwtSettings jwt;
    private @Nullable Past past;
    private @Nullable HttpFront front;
    private @Nullable ViewFeeds feeds;
    private @Nullable Boosting boosting;
    private @Nullable Entrance entrance;
    private @Nullable LookingBack lookingBack;

    /** A server with these settings. */
    public ServeVerticle(RoleContext role, ServeSettings settings, HistorySettings history, JwtSettings jwt) {
        this.role = role;
        this.settings = settings;
        this.history = history;
        this.jwt = jwt;
    }

    @Override
    public Future<?> start() {
        LiveView view = new LiveView(ViewLimits.of(settings.window(), settings.forgetAfter()));
        ViewFeeds starting = new ViewFeeds(role, context, view);
        feeds = starting;
        LookingBack back = LookingBack.start(role, context, settings.maxTravellers());
        lookingBack = back;
        return vertx.executeBlocking(
                        () -> past = Histories.past(history, settings.window(), settings.maxPoints(), role.data()))
                .compose(opened -> vertx.executeBlocking(() -> parts(view, starting, back))
                        .compose(parts -> open(new HttpFront(settings, view, opened, parts))))
                .compose(server -> vertx.executeBlocking(() -> startFeeds(starting)))
                .onSuccess(started -> boosting = started)
                .recover(failure -> starting.stop().transform(stopped -> Future.failedFuture(failure)));
    }

    private Future<HttpServer> open(HttpFront opened) {
        front = opened;
        vertx.setPeriodic(TICK_MILLIS, timer -> tick(opened));
        return opened.listen(vertx);
    }

    private void tick(HttpFront opened) {
        opened.tick();
        if (boosting != null) {
            opened.boost(boosting);
        }
    }

    @Override
    public Future<?> stop() {
        if (front != null) {
            front.stop();
        }
        return Future.join(
                boosting == null ? Future.succeededFuture() : boosting.stop(),
                lookingBack == null ? Future.succeededFuture() : lookingBack.stop(),
                feeds == null ? Future.succeededFuture() : feeds.stop(),
                vertx.executeBlocking(this::closeFiles));
    }

    private @Nullable Boosting startFeeds(ViewFeeds starting) {
        starting.start(settings.window());
        return settings.boost() ? Boosting.start(role, context, settings.boostInterval(), settings.boostHosts()) : null;
    }

    private boolean closeFiles() {
        if (entrance != null) {
            entrance.close();
        }
        return past != null && past.close();
    }

    private HttpFront.Parts parts(LiveView view, ViewFeeds starting, LookingBack back) {
        entrance = Entrance.open(role, settings.keys(), jwt, view.membership()).watch(vertx);
        return HttpFront.Parts.of(role, entrance.authenticator(), starting, back.rewind());
    }
}
