package io.hoststream.serve.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {

    @TempDir
    private Path data;

    @Test
    void shouldMakeAKeyThatItsOwnerAloneCanRead() throws IOException {
        String key = ApiKeys.ensure(data);

        assertThat(key).matches("hs_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}");
        Path file = data.resolve("api.key");
        assertThat(Files.readString(file)).isEqualTo(key + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldKeepTheKeyThatIsThere() {
        assertThat(ApiKeys.ensure(data)).isEqualTo(ApiKeys.ensure(data));
    }

    @Test
    void shouldGiveOneKeyToAllWhoAskAtTheSameTime() throws Exception {
        ExecutorService threads = new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        Callable<String> ask = () -> ApiKeys.ensure(data);
        Set<String> keys = threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask)).stream()
                .map(ApiKeysTest::result)
                .collect(Collectors.toSet());
        threads.shutdown();

        assertThat(keys).hasSize(1);
    }

    @Test
    void shouldNotMakeTheSameKeyTwice() throws IOException {
        String first = ApiKeys.ensure(data);
        Files.delete(data.resolve("api.key"));

        assertThat(ApiKeys.ensure(data)).isNotEqualTo(first);
    }

    @Test
    void shouldRefuseAFileThatHoldsSomethingElse() throws IOException {
        Files.writeString(data.resolve("api.key"), "hunter2\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> ApiKeys.ensure(data))
                .withMessageContaining("api.key does not hold an API key")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void shouldNameTheFileThatCannotBeWritten() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ApiKeys.ensure(data.resolve("missing")))
                .withMessageContaining("api.key");
    }

    @Test
    void shouldKnowTheHolderOfTheKeyAndNobodyElse() {
        String key = ApiKeys.ensure(data);
        Authenticator authenticator = KeyStore.open(data, Optional.empty(), Membership.NONE, Clock.systemUTC());

        Access access = authenticator.authenticate(key).orElseThrow();
        assertThat(access.principal()).isEqualTo("key:" + key.substring(3, 11));
        assertThat(access.can("anything")).isTrue();
        assertThat(access.may(Permission.READ)).isTrue();
        String other = key.substring(0, key.length() - 1) + (key.endsWith("x") ? "y" : "x");
        for (String wrong : List.of("", "hs_", other, key + " ", key.toLowerCase(Locale.ROOT), "x".repeat(8000))) {
            assertThat(authenticator.authenticate(wrong)).isEmpty();
        }
    }

    @Test
    void shouldNotShowTheSecretOfAKey() {
        String text = ApiKeys.ensure(data);

        assertThat(ApiKey.parse(text).orElseThrow()).hasToString("key " + text.substring(3, 11));
    }

    private static String result(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
