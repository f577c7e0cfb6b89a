package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A view that the test feeds, a hub that follows it, and one client with a fake way out. */
abstract class ConversationFixture {

    static final Access ALL = new Access("all", Set.of(Permission.READ), new HostSelector.All());
    static final Access MINE = new Access("mine", Set.of(Permission.READ), HostSelector.named("mine"));
    private static final Access NOTHING = new Access("nothing", Set.of(), new HostSelector.All());
    static final String CPU = "\"metrics\":[\"cpu_usage_percent\"]";

    final LiveView view = new LiveView(ViewLimits.of(Duration.ofMinutes(15), Duration.ofHours(24)));
    final AtomicLong nanos = new AtomicLong();
    final Timers timers = new Timers(nanos);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Hub hub = new Hub(
            view,
            view.membership(),
            LiveLimits.of(Duration.ofMinutes(15), 10, 10, 10),
            meters,
            new Hub.Timing(nanos::get, timers::add),
            rewind());
    final FakeOutlet outlet = new FakeOutlet();
    /** Principals whose keys are good no more. */
    final Set<String> revoked = new HashSet<>();

    private final Authenticator authenticator = new Authenticator() {
        @Override
        public Optional<Access> authenticate(String token) {
            return access(token);
        }

        @Override
        public boolean holds(Access access, Instant now) {
            return !revoked.contains(access.principal());
        }
    };
    private @Nullable Conversation current;

    /** How clients look back on the topic; nothing but memory unless a test knows more. */
    Rewind rewind() {
        return Rewind.memoryOnly(() -> START + TimeUnit.NANOSECONDS.toMillis(nanos.get()));
    }

    void assertClosed(int code, String detail) {
        CloseCode closed = outlet.closed();
        assertThat(closed).isNotNull();
        List<JsonObject> frames = outlet.take();
        JsonObject last = frames.get(frames.size() - 1);
        assertThat(last.getString("type")).isEqualTo("error");
        assertThat(last.getInteger("code")).isEqualTo(code);
        assertThat(last.getString("detail")).contains(detail);
        assertThat(closed == null ? 0 : closed.number()).isEqualTo((short) code);
    }

    /** The conversation that was entered last. */
    Conversation current() {
        return Objects.requireNonNull(current, "nobody came in yet");
    }

    Conversation enter() {
        Clock clock = Clock.fixed(Instant.ofEpochMilli(START), ZoneOffset.UTC);
        Conversation entered = new Conversation(outlet, hub, authenticator, clock, 0);
        current = entered;
        return entered;
    }

    Conversation authenticated() {
        Conversation conversation = enter();
        conversation.heard("{\"type\":\"auth\",\"token\":\"all\"}");
        outlet.take();
        return conversation;
    }

    Conversation subscribed(String host) {
        Conversation conversation = authenticated();
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"" + host + "\"]," + CPU + "}");
        return conversation;
    }

    void drain() {
        outlet.room(Integer.MAX_VALUE);
        current().drained();
    }

    void feed(HostSample... samples) {
        for (HostSample sample : samples) {
            view.apply(sample, sample.getTime().toEpochMilli());
        }
        view.settle(samples[samples.length - 1].getTime().toEpochMilli());
    }

    private static Optional<Access> access(String token) {
        return Stream.of(ALL, MINE, NOTHING)
                .filter(access -> access.principal().equals(token))
                .findFirst();
    }
}
