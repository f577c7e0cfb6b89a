package io.hoststream.serve;

import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.serve.access.AnyToken;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.KeyStore;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.access.jwt.JwtAuthenticator;
import io.hoststream.serve.access.jwt.JwtSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Who may come in: the keys, and the signed tokens where they are taken, kept up to date for as long as the server runs. */
final class Entrance {

    private static final long LOOK_MILLIS = 500;

    private final KeyStore keys;
    private final @Nullable JwtAuthenticator signed;

    private Entrance(KeyStore keys, @Nullable JwtAuthenticator signed) {
        this.keys = keys;
        this.signed = signed;
    }

    /**
     * Reads the keys. Blocks for the file system.
     *
     * @throws IllegalStateException if a file does not hold what it should, with what is wrong
     */
    static Entrance open(RoleContext role, Optional<Path> named, JwtSettings jwt, Membership membership) {
        Clock clock = role.clock();
        return new Entrance(
                KeyStore.open(role.data(), named, membership, clock),
                jwt.enabled() ? JwtAuthenticator.of(jwt, membership, clock) : null);
    }

    Authenticator authenticator() {
        return signed == null ? keys : new AnyToken(keys, signed);
    }

    /** Looks for changes about twice a second from now on, off the event loop. */
    Entrance watch(Vertx vertx) {
        repeat(vertx, keys::reload);
        if (signed != null) {
            repeat(vertx, signed::refresh);
        }
        return this;
    }

    /** Notes when keys were last used. Blocks for the file system. */
    void close() {
        keys.close();
    }

    /** One look at a time; the first at once. */
    private static void repeat(Vertx vertx, Runnable look) {
        AtomicBoolean looking = new AtomicBoolean();
        vertx.setPeriodic(0, LOOK_MILLIS, timer -> {
            if (looking.compareAndSet(false, true)) {
                vertx.<Object>executeBlocking(
                                () -> {
                                    look.run();
                                    return true;
                                },
                                false)
                        .onComplete(done -> looking.set(false));
            }
        });
    }
}
