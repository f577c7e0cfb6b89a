package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.live.ClientMessage.Auth;
import io.hoststream.serve.live.ClientMessage.Live;
import io.hoststream.serve.live.ClientMessage.Pace;
import io.hoststream.serve.live.ClientMessage.Ping;
import io.hoststream.serve.live.ClientMessage.Seek;
import io.hoststream.serve.live.ClientMessage.Subscribe;
import io.hoststream.serve.live.ClientMessage.Unsubscribe;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One socket, from its first message to its end: waits for the key, then does what the client says, and closes when the
 * client breaks the protocol, goes silent or takes nothing any more.
 */
final class Conversation {

    private static final long CLOSING_MILLIS = 5000;

    private final Outlet outlet;
    private final Hub hub;
    private final Authenticator authenticator;
    private final Clock clock;
    private final MessageReader reader;
    private final long sinceMillis;
    private @Nullable Client client;
    private boolean closing;
    private long closingSince;
    private long fullSince = Long.MAX_VALUE;
    private long nextHeartbeat;
    private int missedHeartbeats;
    private int messages;

    Conversation(Outlet outlet, Hub hub, Authenticator authenticator, Clock clock, long nowMillis) {
        this.outlet = outlet;
        this.hub = hub;
        this.authenticator = authenticator;
        this.clock = clock;
        this.reader = new MessageReader(hub.limits());
        this.sinceMillis = nowMillis;
        this.nextHeartbeat = nowMillis + hub.limits().heartbeat().toMillis();
        hub.enter(this);
    }

    /** Where the client is, for counting. */
    String address() {
        return outlet.address();
    }

    /** Whether the client is this one. */
    boolean isOf(String principal) {
        return client != null && client.access().principal().equals(principal);
    }

    /** The client said who it is, in the handshake or in a message. */
    void authenticated(Access access) {
        if (!access.may(Permission.READ)) {
            close(CloseCode.FORBIDDEN, "the key may not read");
            return;
        }
        Optional<String> crowded = hub.crowdedFor(access.principal());
        if (crowded.isPresent()) {
            close(CloseCode.TRY_LATER, crowded.get());
            return;
        }
        AccessLog.socket(access.principal(), LiveRoute.PATH, "event=open");
        client = hub.join(outlet, access, Frames.welcome(access, hub.limits().heartbeat(), clock.millis()));
    }

    /** The client said something. */
    void heard(String text) {
        missedHeartbeats = 0;
        if (closing) {
            return;
        }
        messages++;
        if (messages > LiveLimits.MESSAGES_A_SECOND) {
            close(CloseCode.TOO_MANY, "too many messages: at most " + LiveLimits.MESSAGES_A_SECOND + " a second");
            return;
        }
        try {
            obey(reader.read(text));
        } catch (BadMessageException e) {
            close(CloseCode.BAD_MESSAGE, String.valueOf(e.getMessage()));
        }
    }

    /** The client sent something that is no message at all. */
    void heardNonsense(String what) {
        close(CloseCode.BAD_MESSAGE, what);
    }

    /** The client's software answered a ping. */
    void alive() {
        missedHeartbeats = 0;
    }

    /** The socket can take more again. */
    void drained() {
        fullSince = Long.MAX_VALUE;
        if (client != null && !closing) {
            client.pump();
        }
    }

    /** The socket is gone. */
    void closed() {
        hub.exit(this);
        endClient("event=close");
    }

    void serverStops() {
        close(CloseCode.GOING_AWAY, "the server stops");
    }

    /** Called about once a second with a monotonic time. */
    void tick(long nowMillis) {
        messages = 0;
        if (closing) {
            closingSince = Math.min(closingSince, nowMillis);
            if (nowMillis - closingSince >= CLOSING_MILLIS) {
                outlet.abort();
            }
        } else if (client == null) {
            if (nowMillis - sinceMillis >= hub.limits().authenticateWithin().toMillis()) {
                close(
                        CloseCode.TIMEOUT,
                        "no key came within "
                                + hub.limits().authenticateWithin().toSeconds() + " s");
            }
        } else if (!ended(client)) {
            attend(client, nowMillis);
        }
    }

    private void attend(Client to, long nowMillis) {
        if (stalled(nowMillis)) {
            close(
                    CloseCode.TRY_LATER,
                    "nothing was taken for " + hub.limits().stalledAfter().toSeconds() + " s");
        } else if (nowMillis >= nextHeartbeat) {
            heartbeat(to, nowMillis);
        }
    }

    private void obey(ClientMessage message) {
        if (message instanceof Auth auth) {
            authenticate(auth.token());
        } else if (client == null) {
            close(CloseCode.UNAUTHORIZED, "expected {\"type\":\"auth\",\"token\":KEY} first");
        } else if (message instanceof Subscribe subscribe) {
            subscribe(client, subscribe);
        } else if (message instanceof Unsubscribe unsubscribe) {
            hub.unsubscribe(client, unsubscribe.id());
        } else if (message instanceof Pace pace) {
            hub.subscriptions().pace(client, pace.id(), pace.speed());
        } else if (message instanceof Seek seek) {
            hub.subscriptions().seek(client, seek.id(), seek.fromMillis());
        } else if (message instanceof Live live) {
            hub.subscriptions().live(client, live.id());
        } else if (message instanceof Ping) {
            client.pong();
        }
    }

    private void authenticate(String token) {
        Optional<Access> access = authenticator.authenticate(token);
        if (access.isEmpty()) {
            close(CloseCode.UNAUTHORIZED, "the key is not valid");
        } else if (client == null) {
            authenticated(access.get());
        }
    }

    private void subscribe(Client to, Subscribe subscription) {
        if (ended(to)) {
            return;
        }
        if (to.feeds().size() >= LiveLimits.SUBSCRIPTIONS && !to.feeds().containsKey(subscription.id())) {
            close(CloseCode.BAD_MESSAGE, "at most " + LiveLimits.SUBSCRIPTIONS + " subscriptions are possible");
        } else {
            hub.subscribe(to, subscription);
        }
    }

    /** Closes if the key is good no more. */
    private boolean ended(Client of) {
        if (authenticator.holds(of.access(), clock.instant())) {
            return false;
        }
        close(CloseCode.UNAUTHORIZED, "the key is not valid any more");
        return true;
    }

    private boolean stalled(long nowMillis) {
        if (!outlet.full()) {
            fullSince = Long.MAX_VALUE;
            return false;
        }
        fullSince = Math.min(fullSince, nowMillis);
        return nowMillis - fullSince >= hub.limits().stalledAfter().toMillis();
    }

    private void heartbeat(Client to, long nowMillis) {
        nextHeartbeat = nowMillis + hub.limits().heartbeat().toMillis();
        missedHeartbeats += outlet.hears() ? 1 : 0;
        if (missedHeartbeats > LiveLimits.MISSED_HEARTBEATS) {
            close(CloseCode.TIMEOUT, "no answer to " + LiveLimits.MISSED_HEARTBEATS + " heartbeats");
        } else {
            to.ping();
            outlet.ping();
        }
    }

    /** The last word is sent whatever is under way: it is one small frame. */
    private void close(CloseCode code, String detail) {
        if (closing) {
            return;
        }
        closing = true;
        closingSince = Long.MAX_VALUE;
        if (code == CloseCode.GOING_AWAY || code == CloseCode.TRY_LATER) {
            outlet.close(code, detail);
        } else {
            outlet.write(Frames.error(code, detail));
            outlet.close(code, "see the error before");
        }
        endClient("event=close code=" + code.number());
    }

    private void endClient(String event) {
        Client ended = client;
        client = null;
        if (ended != null) {
            hub.leave(ended);
            AccessLog.socket(ended.access().principal(), LiveRoute.PATH, event);
        }
    }
}
