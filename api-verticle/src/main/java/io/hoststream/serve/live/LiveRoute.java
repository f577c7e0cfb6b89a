package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.Origins;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.http.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.http.WebSocketInternal;
import java.time.Clock;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets sockets in that may. */
public final class LiveRoute {

    /** Where the live feed is. */
    public static final String PATH = "/api/v1/live";

    /** The protocol's name in the handshake. */
    public static final String PROTOCOL = Frames.PROTOCOL;

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoute.class);
    private static final int UPGRADE_REQUIRED = 426;

    private final Hub hub;
    private final KeyCheck keys;
    private final Admission admission;
    private final Clock clock;
    private final LongSupplier monotonicMillis;

    /** Lets in who holds a key, from pages of these origins. */
    public LiveRoute(Hub hub, KeyCheck keys, Origins origins, Clock clock, LongSupplier monotonicMillis) {
        this.hub = hub;
        this.keys = keys;
        this.admission = new Admission(hub, keys, origins);
        this.clock = clock;
        this.monotonicMillis = monotonicMillis;
    }

    /** Whether the request is for the live feed. */
    public boolean takes(HttpServerRequest request) {
        return PATH.equals(request.path());
    }

    /** Lets the socket in, or answers why not. */
    public void handle(HttpServerRequest request) {
        try {
            checkUpgrade(request);
            Optional<Access> access = admission.check(request);
            Authenticator authenticator = keys.at(keys.address(request));
            request.toWebSocket()
                    .onSuccess(socket -> converse(
                            new LiveSocket((WebSocketInternal) socket, admission.address(request)),
                            authenticator,
                            access))
                    .onFailure(failure -> LOG.debug("a handshake failed: {}", failure.toString()));
        } catch (ProblemException e) {
            AccessLog.socket("-", PATH, "event=refused status=" + e.problem().status());
            Problems.refuse(request, e.problem());
        }
    }

    private void converse(LiveSocket outlet, Authenticator authenticator, Optional<Access> access) {
        Conversation conversation = new Conversation(outlet, hub, authenticator, clock, monotonicMillis.getAsLong());
        outlet.attach(conversation);
        access.ifPresent(conversation::authenticated);
    }

    private static void checkUpgrade(HttpServerRequest request) {
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade == null
                || !upgrade.equalsIgnoreCase("websocket")
                || !request.method().equals(HttpMethod.GET)) {
            request.response().putHeader(HttpHeaders.UPGRADE, "websocket");
            throw new ProblemException(UPGRADE_REQUIRED, "expected a WebSocket handshake");
        }
    }
}
