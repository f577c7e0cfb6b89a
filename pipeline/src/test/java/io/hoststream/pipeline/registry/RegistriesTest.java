package io.hoststream.pipeline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.hoststream.schema.wire.SchemaIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistriesTest {

    private static final int FIRST = 101;

    @TempDir
    private Path data;

    private final FakeRegistry registry = new FakeRegistry(FIRST);

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void shouldNeedNoRegistryWhereNoneIsNamed() {
        SchemaRegistrySettings none = Settings.defaults(SchemaRegistrySettings.class);

        assertThat(Registries.open(none, data)).isSameAs(SchemaIds.fixed());
        assertThat(Registries.follow(none, data)).isSameAs(SchemaIds.fixed());
        assertThat(Renumbering.of(SchemaIds.fixed())).isInstanceOf(ByteArraySerializer.class);
    }

    @Test
    void shouldRegisterEveryReleaseInOrder() {
        SchemaIds ids = Registries.open(registry.settings(), data);

        assertThat(registry.asked())
                .containsExactlyElementsOf(ReleasedSchemas.all().stream()
                        .map(released -> "POST /subjects/" + released.subject() + "/versions")
                        .toList());
        assertThat(ReleasedSchemas.all()).allSatisfy(released -> {
            int number = FIRST + ReleasedSchemas.all().indexOf(released);
            assertThat(ids.idOf(released)).isEqualTo(number);
            assertThat(ids.writerSchema(number)).isEqualTo(released.schema());
        });
        assertThat(ids.idOf(HostSample.getClassSchema()))
                .isEqualTo(FIRST
                        - 1
                        + ReleasedSchemas.newest("io.hoststream.avro.HostSample")
                                .id());
    }

    @Test
    void shouldGiveTheFixedNumbersInARegistryThatWasEmpty() {
        try (FakeRegistry empty = new FakeRegistry(1)) {
            SchemaIds ids = Registries.open(empty.settings(), data);

            assertThat(ReleasedSchemas.all().subList(0, 9))
                    .allSatisfy(released -> assertThat(ids.idOf(released)).isEqualTo(released.id()));
        }
    }

    @Test
    void shouldOnlyLookUpWhereThatIsWanted() {
        assertThatThrownBy(() -> Registries.open(registry.settings("register", "false"), data))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("404 about hoststream.samples-value: Subject not found")
                .hasMessageContaining("schema-registry.register: true");
        SchemaIds registered = Registries.open(registry.settings(), data);
        int before = registry.asked().size();

        SchemaIds ids = Registries.open(registry.settings("register", "false"), data);

        assertThat(registry.asked().subList(before, registry.asked().size()))
                .noneMatch(asked -> asked.endsWith("/versions"));
        assertThat(ids.idOf(HostInfo.getClassSchema())).isEqualTo(registered.idOf(HostInfo.getClassSchema()));
    }

    @Test
    void shouldFailClearlyWhereTheRegistryRefuses() {
        registry.answer(409);

        assertThatThrownBy(() -> Registries.open(registry.settings(), data))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(1))
                .hasMessage("The schema registry at " + registry.url()
                        + " answers 409 about hoststream.samples-value: not in the mood");
    }

    @Test
    void shouldSayThatTheRegistryIsAway() {
        registry.answer(503);

        assertThatThrownBy(() -> Registries.open(registry.settings(), data, Duration.ofMillis(700)))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                .hasMessageContaining("503");
        assertThat(registry.asked()).hasSizeGreaterThan(1);
    }

    @Test
    void shouldStartWithTheIdsOfAnEarlierRun() throws IOException {
        SchemaIds first = Registries.open(registry.settings(), data);
        registry.answer(500);

        SchemaIds second = Registries.open(registry.settings(), data, Duration.ZERO);

        assertThat(second.idOf(HostSample.getClassSchema())).isEqualTo(first.idOf(HostSample.getClassSchema()));
        assertThat(Files.readString(data.resolve("schema-ids.json")))
                .startsWith("{\"registry\":\"" + registry.url() + "\",\"ids\":{\"1\":101,");
    }

    @Test
    void shouldNotTakeWhatAnotherRegistrySaid() {
        try (FakeRegistry other = new FakeRegistry(1)) {
            assertThat(Registries.open(other.settings(), data)).isNotNull();
        }
        registry.answer(500);

        assertThatThrownBy(() -> Registries.open(registry.settings(), data, Duration.ZERO))
                .isInstanceOf(UserException.class);
    }

    @Test
    void shouldLeaveAFileAloneThatIsNone() throws IOException {
        Files.writeString(data.resolve("schema-ids.json"), "{\"registry\":");
        registry.answer(500);

        assertThatThrownBy(() -> Registries.open(registry.settings(), data, Duration.ZERO))
                .isInstanceOf(UserException.class);
    }

    @Test
    void shouldLetACollectorBeginBeforeTheRegistryAnswers() {
        registry.answer(503);
        SchemaIds ids = Registries.follow(registry.settings(), data);
        assertThatThrownBy(() -> Renumbering.of(ids)).isInstanceOf(RegistryException.class);

        registry.answer(200);

        Awaitility.await()
                .ignoreException(RegistryException.class)
                .untilAsserted(() -> assertThat(Renumbering.of(ids)).isNotNull());
        Serializer<byte[]> serializer = Renumbering.of(ids);
        assertThat(serializer.serialize("any", new byte[] {0, 0, 0, 0, 4, 7})).containsExactly(0, 0, 0, 0, 104, 7);
        assertThat(serializer.serialize("any", new byte[] {0, 0, 0, 9, 9, 7})).containsExactly(0, 0, 0, 9, 9, 7);
        assertThat(serializer.serialize("any", new byte[] {1, 0, 0, 0, 4})).containsExactly(1, 0, 0, 0, 4);
        assertThat(serializer.serialize("any", new byte[0])).isEmpty();
        assertThat(serializer.serialize("any", null)).isNull();
    }

    @Test
    void shouldShowWhoItIs() {
        registry.expect("Basic YWRhOnNlc2FtZQ==");
        assertThat(Registries.open(registry.settings("user", "ada", "password", "sesame"), data))
                .isNotNull();

        registry.expect("Bearer t0ken");
        assertThat(Registries.open(registry.settings("token", "t0ken"), data)).isNotNull();
        assertThatThrownBy(() -> Registries.open(registry.settings("token", "wrong"), data))
                .hasMessageContaining("answers 401")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void shouldAskOnceAboutAnIdThatIsNotKnown() {
        SchemaIds ids = Registries.open(registry.settings(), data);
        Schema sample = schema(4);
        registry.put(7000, SchemaNormalization.toParsingForm(sample));
        registry.put(7001, "\"string\"");
        registry.put(7002, "syntax = \"proto3\";");
        int before = registry.asked().size();

        for (int again = 0; again < 3; again++) {
            assertThat(ids.writerSchema(7000)).isEqualTo(sample);
            for (int stranger : new int[] {7001, 7002, 7003}) {
                assertThatThrownBy(() -> ids.writerSchema(stranger))
                        .isInstanceOf(MalformedRecordException.class)
                        .hasMessageContaining("schema id " + stranger);
            }
        }

        assertThat(registry.asked().subList(before, registry.asked().size()))
                .containsExactly(
                        "GET /schemas/ids/7000",
                        "GET /schemas/ids/7001",
                        "GET /schemas/ids/7002",
                        "GET /schemas/ids/7003");
    }

    @Test
    void shouldReadWhatWasWrittenBeforeTheRegistryWasThere() {
        SchemaIds ids = Registries.open(registry.settings(), data);
        registry.put(4, "\"string\"");

        assertThat(ids.writerSchema(4)).isEqualTo(schema(4));
        assertThat(ids.writerSchema(1)).isEqualTo(schema(1));
    }

    @Test
    void shouldNotCallAnIdUnknownThatItCouldNotAskFor() {
        SchemaIds ids = Registries.open(registry.settings(), data);
        registry.answer(429);

        assertThatThrownBy(() -> ids.writerSchema(7000))
                .isInstanceOf(UnansweredException.class)
                .hasMessageContaining("429");
        assertThat(ids.writerSchema(4)).isEqualTo(schema(4));
        assertThat(ids.writerSchema(FIRST)).isEqualTo(schema(1));
    }

    @Test
    void shouldNotCallAnIdUnknownBeforeTheRegistryAnswers() {
        registry.answer(503);
        SchemaIds ids = Registries.follow(registry.settings(), data);

        assertThatThrownBy(() -> ids.writerSchema(FIRST)).isInstanceOf(UnansweredException.class);
        assertThat(ids.writerSchema(4)).isEqualTo(schema(4));
        registry.answer(200);

        Awaitility.await()
                .ignoreException(UnansweredException.class)
                .untilAsserted(() -> assertThat(ids.writerSchema(FIRST)).isEqualTo(schema(1)));
    }

    private static Schema schema(int id) {
        return ReleasedSchemas.find(id).map(ReleasedSchema::schema).orElseThrow();
    }
}
