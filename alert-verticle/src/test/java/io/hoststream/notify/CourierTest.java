package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Notification;
import io.hoststream.notify.channel.Channel;
import io.hoststream.notify.channel.Message;
import io.hoststream.notify.channel.Reach;
import io.hoststream.notify.channel.Receipt;
import io.hoststream.notify.channel.WebhookSettings;
import io.hoststream.notify.route.Dispatch;
import io.hoststream.notify.route.Links;
import io.hoststream.notify.route.Manner;
import io.hoststream.notify.route.Matcher;
import io.hoststream.notify.route.Pace;
import io.hoststream.notify.route.Recipient;
import io.hoststream.notify.route.Route;
import io.hoststream.notify.route.Routing;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.settings.Secret;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Desk desk = new Desk(new Dispatch(new Links(Optional.empty()), new Random(1)), clock, () -> 7);
    private final Health health = new Health();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Ledger ledger = new Ledger(
            () -> new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()),
            new WireEncoder<>(Notification.getClassSchema(), SchemaIds.fixed()),
            () -> 7);
    private final Courier courier = new Courier(new Broken(), desk, ledger, health.register("notify-out"), meters);

    private final List<String> taken = new ArrayList<>();

    /** Has a mistake that one message meets. */
    private final class Broken implements Channel {

        @Override
        public String name() {
            return "out";
        }

        @Override
        public Receipt send(Message message) {
            String id = message.firing().get(0).event().getId();
            if (id.equals("bad")) {
                throw new IllegalStateException("token=secret");
            }
            taken.add(id);
            return new Receipt(Optional.empty());
        }

        @Override
        public void close() {}
    }

    static Routing routing() {
        WebhookSettings out = new WebhookSettings(
                "out", new Secret("https://example.org/"), Optional.empty(), Map.of(), Reach.INTERNET);
        Manner manner = new Manner(
                List.of("severity"), new Pace(Duration.ZERO, Duration.ZERO, Optional.empty()), true, Optional.empty());
        return new Routing(
                List.of(new Recipient(out, 60)),
                List.of(new Route("all", Matcher.ALL, List.of("out"), false, manner)),
                List.of(),
                Optional.empty(),
                "test");
    }

    @Test
    void shouldRefuseTheMessageThatMeetsAMistakeOfTheProgramAndBringTheOthers() {
        ledger.open(new Notification("", "", "word", true, 0L, NOW, NOW, "", List.of()));
        desk.use(routing());
        desk.accept(Events.warning("bad", 3), NOW.minusSeconds(9));
        desk.accept(Events.critical("good", 4), NOW.minusSeconds(8));
        desk.alertsRead();
        desk.silencesRead();
        desk.told(NOW.minusSeconds(60));

        assertThat(courier.step()).isTrue();
        assertThat(health.checks()).singleElement().satisfies(check -> {
            assertThat(check.up()).isTrue();
            assertThat(check.detail()).contains("does not take messages");
            assertThat(check.detail())
                    .contains("a mistake in the program, IllegalStateException at ")
                    .doesNotContain("secret");
        });
        assertThat(courier.step()).isTrue();
        assertThat(taken).containsExactly("good");
        assertThat(courier.step()).as("the same is not tried again at once").isFalse();
        assertThat(meters.counter("hoststream.notify.given.up", "receiver", "out")
                        .count())
                .isOne();
    }
}
