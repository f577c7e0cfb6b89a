package io.hoststream.serve.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final JsonObject MESSAGES =
            Contract.DOCUMENT.getJsonObject("components").getJsonObject("messages");

    @Test
    void shouldHaveExamplesThatAreWhatTheSchemasSay() {
        List<String> live = MESSAGES.fieldNames().stream()
                .filter(name -> name.startsWith("client-") || name.startsWith("server-"))
                .toList();

        assertThat(live).hasSize(25);
        for (String name : live) {
            JsonObject example = MESSAGES.getJsonObject(name)
                    .getJsonArray("examples")
                    .getJsonObject(0)
                    .getJsonObject("payload");
            Contract.check(name, example);
            assertThatThrownBy(() -> Contract.check(name, example.copy().put("type", "other")))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void shouldHaveExamplesThatTheServerUnderstands() throws BadMessageException {
        MessageReader reader = new MessageReader(LiveLimits.of(Duration.ofMinutes(15), 1, 1, 1));
        for (String name : MESSAGES.fieldNames()) {
            if (name.startsWith("client-")) {
                String example = MESSAGES.getJsonObject(name)
                        .getJsonArray("examples")
                        .getJsonObject(0)
                        .getJsonObject("payload")
                        .encode();
                assertThat(reader.read(example)).isNotNull();
            }
        }
    }

    @Test
    void shouldDescribeTheTopicsAsTheyAreMade() {
        JsonObject channels = Contract.DOCUMENT.getJsonObject("channels");
        var described = channels.stream()
                .map(channel -> (JsonObject) channel.getValue())
                .filter(channel -> channel.getString("address").startsWith("hoststream."))
                .collect(Collectors.toMap(
                        channel -> channel.getString("address"),
                        channel -> channel.getJsonObject("bindings").getJsonObject("kafka")));

        assertThat(described.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        for (Topic topic : Topic.values()) {
            JsonObject kafka = Objects.requireNonNull(described.get(topic.topicName()));
            JsonObject configuration = kafka.getJsonObject("topicConfiguration");
            assertThat(kafka.getInteger("partitions")).isEqualTo(topic.partitions());
            assertThat(String.valueOf(configuration.getValue("retention.ms")))
                    .isEqualTo(String.valueOf(topic.configuration().get("retention.ms")));
            assertThat(configuration.getJsonArray("cleanup.policy"))
                    .containsExactly(topic.configuration().get("cleanup.policy"));
        }
    }

    @Test
    void shouldNameTheNewestSchemaOfEachRecord() {
        for (String name : MESSAGES.fieldNames()) {
            Integer id = MESSAGES.getJsonObject(name).getInteger("x-schema-id");
            if (id != null) {
                String record = ReleasedSchemas.find(id).orElseThrow().schema().getFullName();
                assertThat(record).endsWith("." + name);
                assertThat(ReleasedSchemas.newest(record).id()).isEqualTo(id);
            }
        }
    }
}
