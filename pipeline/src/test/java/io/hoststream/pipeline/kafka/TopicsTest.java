package io.hoststream.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private static final Duration BOUND = Duration.ofSeconds(1);

    @Test
    void shouldSayWhoDidNotAnswerAndForHowLong() {
        Topics topics = topics("127.0.0.1:1");

        assertThatThrownBy(topics::missing)
                .isInstanceOf(BrokerUnreachableException.class)
                .hasMessage(
                        "No Kafka broker answered at 127.0.0.1:1 within 1 s (kafka.bootstrap). Is it running, and is"
                                + " the address right?");
        assertThatThrownBy(topics::apply).isInstanceOf(BrokerUnreachableException.class);
    }

    @Test
    void shouldSayThatAHostHasNoAddress() {
        Topics topics = topics("no-such-host.invalid:9092");

        assertThatThrownBy(topics::missing)
                .isInstanceOf(BrokerUnreachableException.class)
                .hasMessage("No host of kafka.bootstrap = \"no-such-host.invalid:9092\" has an address. Is it spelled"
                        + " right?");
    }

    private static Topics topics(String bootstrap) {
        return new Topics(Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", bootstrap)), BOUND);
    }
}
