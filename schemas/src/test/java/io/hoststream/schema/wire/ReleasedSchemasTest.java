package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Boost;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Silence;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {

    /** Every file that was ever released, as it was released. Lines are added here and never changed. */
    private static final Map<String, String> RELEASED_FILES = Map.ofEntries(
            Map.entry("HostSample-v1.avsc", "e4d07e6d2da35ec4c9ae0301bd3f2c8d6ef10da82442d6d6f941b4900cff370f"),
            Map.entry("HostSample-v2.avsc", "a0dd4fc805584757d13787ca2ff1cb6faa2e02cf21e97ff42ef8779438893a27"),
            Map.entry("HostInfo-v1.avsc", "368e3375ffda5e220c5c53e045ecbbb420e6cf6cc8875435ec4b808a3934a92d"),
            Map.entry("AlertEvent-v1.avsc", "3c74e3741564d08a5a9cc89f6b82ee76cdd47fd15498a34558f84e68b1b9a25c"),
            Map.entry("Boost-v1.avsc", "ca2ac921909de263342ea066a50895b57e4f3ed34122604d5afc8b342446ecfa"),
            Map.entry("AlertEvent-v2.avsc", "9bf377d5d49e7d6dfb0d54a89357a5477119bfb4f5378a019dbac18436a3fa53"),
            Map.entry("HostWatch-v1.avsc", "3985a01f15b51bf99ddb0eacdf134b9b200ff1a6f3ccc4ce322a725b2ee783a8"),
            Map.entry("HostWatch-v2.avsc", "baa30bf519544ae3e5e18c0fcf9fc6250ef4b1cf01b3680913b935d781130ee1"),
            Map.entry("Silence-v1.avsc", "5b8c298b9f4afd2a698f78f90b3c67b5dee70e6eb02f305dda9bfda07c0b0315"),
            Map.entry("Notification-v1.avsc", "45368647dd11763323cc39a3bbd672ae835ad149cb856033c8e88c05918c4eea"),
            Map.entry("HostGroups-v1.avsc", "76fa726aefcc9a89687f08332c8f9e5eac55e7d3f3338c1b1b51193d892a0a41"),
            Map.entry("HostInfo-v2.avsc", "f859a8518d1399c4c8129c68891e316c5a82ee37b611718f46386981bf1b8403"));

    static Stream<Schema> currentSchemas() {
        return Stream.of(
                HostSample.getClassSchema(),
                HostInfo.getClassSchema(),
                HostGroups.getClassSchema(),
                AlertEvent.getClassSchema(),
                Boost.getClassSchema(),
                HostWatch.getClassSchema(),
                Silence.getClassSchema(),
                Notification.getClassSchema());
    }

    @Test
    void shouldKeepEveryReleasedFileAsItWasReleased() throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (Path file : filesInTheJar()) {
            found.put(String.valueOf(file.getFileName()), sha256(Files.readAllBytes(file)));
        }

        assertThat(found)
                .as("SHA-256 of the released schema files. A released file is never changed: records on topics and in"
                        + " archives were written with it. A new file gets a new line in this test")
                .containsExactlyInAnyOrderEntriesOf(RELEASED_FILES);
    }

    @ParameterizedTest
    @MethodSource("currentSchemas")
    void shouldHaveReleasedTheSchemaThatTheIdlDescribes(Schema current) throws IOException {
        ReleasedSchema newest = ReleasedSchemas.newest(current.getFullName());
        String file = current.getName() + "-v" + (newest.version() + 1) + ".avsc";
        Path proposal = Path.of("target", "next-release", file);
        if (!SchemaText.contract(current).equals(SchemaText.contract(newest.schema()))) {
            Files.createDirectories(Objects.requireNonNull(proposal.getParent()));
            Files.writeString(proposal, SchemaText.release(current) + "\n");
        }

        assertThat(SchemaText.contract(current))
                .as(
                        "%s.avdl differs from %s version %d, its newest release. If the change is meant, release it:%n"
                                + " 1. copy %s to src/main/resources/io/hoststream/schema/wire/%n"
                                + " 2. add a line with the next free id and version %d to ReleasedSchemas%n"
                                + " 3. add the file's SHA-256 to this test, and a golden record beside those in"
                                + " src/test/resources/io/hoststream/schema/wire/%n"
                                + "The evolution test then says whether old and new readers understand each other",
                        current.getName(), newest.subject(), newest.version(), proposal, newest.version() + 1)
                .isEqualTo(SchemaText.contract(newest.schema()));
    }

    @Test
    void shouldNumberReleasesOnceAndForEver() {
        assertThat(ReleasedSchemas.all())
                .extracting(
                        ReleasedSchema::id,
                        ReleasedSchema::subject,
                        ReleasedSchema::version,
                        released -> released.schema().getFullName())
                .startsWith(
                        tuple(1, "hoststream.samples-value", 1, "io.hoststream.avro.HostSample"),
                        tuple(2, "hoststream.hosts-value", 1, "io.hoststream.avro.HostInfo"),
                        tuple(3, "hoststream.alerts-value", 1, "io.hoststream.avro.AlertEvent"),
                        tuple(4, "hoststream.samples-value", 2, "io.hoststream.avro.HostSample"),
                        tuple(5, "hoststream.controls-value", 1, "io.hoststream.avro.Boost"),
                        tuple(6, "hoststream.alerts-value", 2, "io.hoststream.avro.AlertEvent"),
                        tuple(7, "hoststream.baselines-value", 1, "io.hoststream.avro.HostWatch"),
                        tuple(8, "hoststream.controls-io.hoststream.avro.Silence", 1, "io.hoststream.avro.Silence"),
                        tuple(9, "hoststream.notifications-value", 1, "io.hoststream.avro.Notification"),
                        tuple(
                                10,
                                "hoststream.controls-io.hoststream.avro.HostGroups",
                                1,
                                "io.hoststream.avro.HostGroups"))
                .contains(tuple(11, "hoststream.baselines-value", 2, "io.hoststream.avro.HostWatch"))
                .contains(tuple(12, "hoststream.hosts-value", 2, "io.hoststream.avro.HostInfo"))
                .doesNotHaveDuplicates();
        assertThat(ReleasedSchemas.all()).extracting(ReleasedSchema::id).doesNotHaveDuplicates();
    }

    @Test
    void shouldCountTheVersionsOfASubjectFromOneWithoutGaps() {
        for (String subject :
                ReleasedSchemas.all().stream().map(ReleasedSchema::subject).toList()) {
            List<Integer> versions = ReleasedSchemas.all().stream()
                    .filter(released -> released.subject().equals(subject))
                    .map(ReleasedSchema::version)
                    .toList();
            assertThat(versions)
                    .as(subject)
                    .isEqualTo(Stream.iterate(1, version -> version + 1)
                            .limit(versions.size())
                            .toList())
                    .isNotEmpty();
        }
    }

    @Test
    void shouldFindAReleaseByItsId() {
        assertThat(ReleasedSchemas.find(2)).map(ReleasedSchema::subject).contains("hoststream.hosts-value");
        assertThat(ReleasedSchemas.find(0)).isEmpty();
        assertThat(ReleasedSchemas.find(99)).isEmpty();
    }

    @Test
    void shouldSayWhichRecordWasNeverReleased() {
        assertThatThrownBy(() -> ReleasedSchemas.newest("io.hoststream.avro.Cpu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No schema of io.hoststream.avro.Cpu was ever released");
    }

    private static List<Path> filesInTheJar() throws IOException, URISyntaxException {
        Path directory = Path.of(Objects.requireNonNull(ReleasedSchemas.class.getResource("HostSample-v1.avsc"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(directory))) {
            return files.filter(file -> file.toString().endsWith(".avsc")).toList();
        }
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
