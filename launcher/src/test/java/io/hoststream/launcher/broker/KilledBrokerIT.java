package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class KilledBrokerIT {

    private static final Logger LOG = LoggerFactory.getLogger(KilledBrokerIT.class);

    private static final Duration GENEROUS = Duration.ofSeconds(30);

    @TempDir
    private Path scratch;

    @Test
    void shouldBeReadyAgainAfterKillWithEverythingAcknowledged() throws Exception {
        List<String> keys = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> keys.add("key-" + i));
        try (BrokerProcess first = start()) {
            report("first start", first);
            BrokerClient client = new BrokerClient(first.bootstrap());
            client.createTopic(12);
            client.produce(keys);
            assertThat(client.consume("readers", keys.size())).hasSize(keys.size());
            first.kill();
        }

        for (String group : List.of("after-one-kill", "after-two-kills")) {
            try (BrokerProcess again = start()) {
                report("start after kill -9", again);
                assertThat(again.startTime()).isLessThan(GENEROUS);
                BrokerClient client = new BrokerClient(again.bootstrap());
                assertThat(client.consume(group, keys.size())).containsExactlyInAnyOrderElementsOf(keys);
                client.produce(List.of(group));
                keys.add(group);
                assertThat(client.consume("readers", 1)).containsExactly(group);
                again.kill();
            }
        }
    }

    @Test
    void shouldLetTheProcessEndAfterClose() throws Exception {
        try (BrokerProcess first = start()) {
            assertThat(first.finish()).isZero();
        }
        try (BrokerProcess second = start()) {
            report("start after close", second);
            assertThat(second.finish()).isZero();
        }
    }

    @Test
    void shouldNameTheDirectoryThatAnotherProcessUses() throws Exception {
        try (BrokerProcess holder = start()) {
            EmbeddedBroker second = new EmbeddedBroker(settings().withPort(0), new RecordingListener());

            assertThatThrownBy(second::start)
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining(data().toString())
                    .hasMessageContaining("in use");

            second.close();
            new BrokerClient(holder.bootstrap()).createTopic(1);
            assertThat(holder.finish()).isZero();
        }
    }

    private BrokerProcess start() throws Exception {
        return BrokerProcess.start(data(), scratch);
    }

    private BrokerSettings settings() {
        return BrokerSettings.in(data());
    }

    private Path data() {
        return scratch.resolve("data");
    }

    private static void report(String what, BrokerProcess broker) {
        LOG.info(
                "embedded broker, {}: ready after {} ms",
                what,
                broker.startTime().toMillis());
    }
}
