package io.hoststream.serve.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStoreTest {

    private static final Scope DATABASES =
            new Scope(Set.of(Permission.READ), Scope.globs(List.of("db-*")), Scope.globs(List.of()));

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    @Test
    void shouldKnowKeysOfTheFileAndTheFirstOne() {
        String token = file().create("db", DATABASES, null, now).token();
        KeyStore store = store();

        Access access = store.authenticate(token).orElseThrow();
        assertThat(access.can("db-1")).isTrue();
        assertThat(access.can("web-1")).isFalse();
        assertThat(access.may(Permission.SILENCE)).isFalse();
        assertThat(access.principal()).isEqualTo("key:" + token.substring(3, 11));
        assertThat(store.authenticate(ApiKeys.ensure(data)).orElseThrow().may(Permission.MANAGE))
                .isTrue();
    }

    @Test
    void shouldKeepOnlyTheHashInAFileOfTheOwnersAlone() throws IOException {
        String token = file().create("db", DATABASES, null, now).token();

        String text = Files.readString(data.resolve("keys.json"));
        assertThat(text).doesNotContain(token).doesNotContain(token.substring(12));
        assertThat(text).contains(Digest.of(token).hex());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldTakeInANewKeyARevocationAndAnEndWhileItRuns() {
        KeyStore store = store();
        KeyFile.Made made = file().create("db", DATABASES, Duration.ofDays(1), now);
        assertThat(store.authenticate(made.token())).isEmpty();

        store.reload();
        Access access = store.authenticate(made.token()).orElseThrow();
        assertThat(store.holds(access, now)).isTrue();
        assertThat(store.holds(access, now.plus(Duration.ofDays(1)))).isFalse();

        file().revoke(made.key().id(), now);
        store.reload();
        assertThat(store.authenticate(made.token())).isEmpty();
        assertThat(store.holds(access, now)).isFalse();
    }

    @Test
    void shouldLetNobodyInAfterTheEnd() {
        String token = file().create("db", DATABASES, Duration.ofHours(1), now).token();
        KeyStore store = store();

        now = now.plus(Duration.ofHours(1));

        assertThat(store.authenticate(token)).isEmpty();
        assertThat(store.refusal(token)).isEqualTo("expired-key");
    }

    @Test
    void shouldNotHoldAnAccessWhoseKeyIsGoodForSomethingElseByNow() throws IOException {
        KeyFile.Made made = file().create("db", DATABASES, null, now);
        KeyStore store = store();
        Access access = store.authenticate(made.token()).orElseThrow();

        Path file = data.resolve("keys.json");
        Files.writeString(file, Files.readString(file).replace("db-*", "db-1"));
        store.reload();

        assertThat(store.holds(access, now)).isFalse();
        assertThat(store.authenticate(made.token()).orElseThrow().can("db-2")).isFalse();
    }

    @Test
    void shouldKeepTheKeysOfBeforeWhenTheFileBreaksAndTakeItOnceItIsMended() throws IOException {
        KeyFile.Made made = file().create("db", DATABASES, null, now);
        KeyStore store = store();
        Path file = data.resolve("keys.json");
        String whole = Files.readString(file);

        Files.writeString(file, whole.substring(0, whole.length() / 2));
        store.reload();
        assertThat(store.authenticate(made.token())).isPresent();

        Files.writeString(file, "{\"keys\":[]}");
        store.reload();
        assertThat(store.authenticate(made.token())).isEmpty();
    }

    @Test
    void shouldRefuseToStartWithABrokenFile() throws IOException {
        Files.writeString(data.resolve("keys.json"), "{\"keys\":[{}]}");

        assertThatIllegalStateException()
                .isThrownBy(this::store)
                .withMessageContaining("keys.json")
                .withMessageContaining("key 1: id is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id": "          | "id": "!         | id is
            "name": "db"     | "name": ""       | expected 1 to 64 letters
            "read"           | "write"          | permissions has 'write'; expected read, silence, manage
            "db-*"           | "db/*"           | hosts has 'db/*'
            "created"        | "make"           | is not a member of a key
            "sha256": "      | "sha256": "x     | expected 64 hexadecimal digits
            "expires": null  | "expires": "soon"| expires is 'soon'; expected a time
            "groups": [ ]    | "groups": 7      | groups is something else; expected a list of texts
            """)
    void shouldNameWhatIsWrongWithAFile(String right, String wrong, String said) throws IOException {
        file().create("db", DATABASES, null, now);
        Path file = data.resolve("keys.json");
        String text = Files.readString(file).replace(" : ", ": ");
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong));

        assertThatIllegalStateException().isThrownBy(() -> file().read()).withMessageContaining(said);
    }

    @Test
    void shouldRefuseMembersThatAreThereTwice() throws IOException {
        Files.writeString(data.resolve("keys.json"), "{\"keys\":[],\"keys\":[]}");

        assertThatIllegalStateException().isThrownBy(() -> file().read()).withMessageContaining("given twice");
    }

    @Test
    void shouldRefuseASecondKeyOfTheNameAndNamesAndTimesThatAreNone() {
        file().create("db", DATABASES, null, now);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> file().create("db", DATABASES, null, now))
                .withMessageContaining("There is a key of the name 'db' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file().create("\u001b[2J", DATABASES, null, now))
                .withMessageContaining("NAME is '?[2J': expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file().create("x", DATABASES, Duration.ofDays(9999), now))
                .withMessageContaining("expected from 1m to 3650d");
    }

    @Test
    void shouldTellTheReasonsOfARefusalApartForTheLogAlone() {
        KeyFile.Made made = file().create("db", DATABASES, null, now);
        file().revoke(made.key().id(), now);
        KeyStore store = store();

        String wrong = made.token().substring(0, 54) + (made.token().endsWith("x") ? "y" : "x");
        assertThat(store.refusal(made.token())).isEqualTo("revoked-key");
        assertThat(store.refusal(wrong)).isEqualTo("wrong-key");
        assertThat(store.refusal("hs_00000000_" + "0".repeat(43))).isEqualTo("unknown-key");
        assertThat(store.refusal("")).isEqualTo("unknown-key");
    }

    @Test
    void shouldNoteWhenKeysWereLastUsedAtMostOnceAMinute() {
        KeyFile.Made made = file().create("db", DATABASES, null, now);
        KeyStore store = store();
        assertThat(store.authenticate(made.token())).isPresent();

        store.reload();
        assertThat(file().uses().read()).isEmpty();
        Instant used = now;
        now = now.plus(Duration.ofMinutes(1));
        store.reload();

        assertThat(file().uses().read()).containsEntry(made.key().id(), used);
    }

    @Test
    void shouldBeginUsesAnewThatCannotBeRead() throws IOException {
        Files.writeString(data.resolve("keys-used.json"), "[");
        KeyFile.Made made = file().create("db", DATABASES, null, now);
        KeyStore store = store();
        assertThat(store.authenticate(made.token())).isPresent();
        store.close();

        assertThat(file().uses().read()).containsOnlyKeys(made.key().id());
    }

    private KeyFile file() {
        return KeyFile.of(data, Optional.empty());
    }

    private KeyStore store() {
        return KeyStore.open(data, Optional.empty(), Membership.NONE, clock);
    }
}
