package io.hoststream.serve.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRefreshTest {

    private static final String FIRST = "{\"keys\":[" + Issuer.curveJwk("first", Issuer.curve()) + "]}";
    private static final String SECOND = "{\"keys\":[" + Issuer.curveJwk("second", Issuer.curve()) + "]}";

    private String place = FIRST;
    private int reads;
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final KeyRefresh keys = new KeyRefresh(() -> {
        reads++;
        if (place.isEmpty()) {
            throw new IOException("away");
        }
        return place;
    });

    @Test
    void shouldReadAgainAfterFiveMinutes() {
        keys.refresh(now);
        pass(Duration.ofSeconds(299));
        assertThat(reads).isEqualTo(1);

        place = SECOND;
        pass(Duration.ofSeconds(1));

        assertThat(reads).isEqualTo(2);
        assertThat(keys.find("second")).isPresent();
        assertThat(keys.find("first")).isEmpty();
    }

    @Test
    void shouldReadAgainForAnUnknownNameAtMostOnceAMinute() {
        keys.refresh(now);
        place = SECOND;
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("second")).isEmpty();
            keys.refresh(now);
        }
        assertThat(reads).isEqualTo(1);

        pass(Duration.ofMinutes(1));

        assertThat(reads).isEqualTo(2);
        assertThat(keys.find("second")).isPresent();
    }

    @Test
    void shouldKeepTheKeysOfBeforeWhileNewOnesCannotBeRead() {
        keys.refresh(now);
        for (String broken : new String[] {"", "{\"keys\":[]}", "<html>", "{\"keys\":"}) {
            place = broken;
            pass(Duration.ofMinutes(5));

            assertThat(keys.find("first")).as(broken).isPresent();
        }
        assertThat(reads).isEqualTo(5);
    }

    @Test
    void shouldKnowNoKeyUntilSomeAreReadAndTryAgainSoon() {
        place = "";
        keys.refresh(now);
        assertThat(keys.find("first")).isEmpty();

        place = FIRST;
        pass(Duration.ofSeconds(9));
        assertThat(keys.find("first")).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(keys.find("first")).isPresent();
    }

    @Test
    void shouldUseOnlyKeysThatAreStrongAndMeantForSignatures() {
        ProviderKeys read = ProviderKeys.parse("{\"keys\":["
                + String.join(
                        ",",
                        Issuer.rsaJwk("weak", Issuer.rsa(1024)),
                        Issuer.rsaJwk("encrypts", Issuer.rsa(2048)).replace("\"sig\"", "\"enc\""),
                        Issuer.rsaJwk("other", Issuer.rsa(2048)).replace("RS256", "RS512"),
                        Issuer.curveJwk("good", Issuer.curve()),
                        Issuer.curveJwk("twice", Issuer.curve()),
                        Issuer.curveJwk("twice", Issuer.curve()),
                        "{\"kty\":\"oct\",\"kid\":\"secret\",\"k\":\"AAAA\"}")
                + "]}");

        assertThat(read.size()).isEqualTo(1);
        assertThat(read.find("good")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"keys\":7}", "{\"keys\":[]}", "{\"keys\":[{}]}"})
    void shouldRefuseWhatIsNoSetOfKeys(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ProviderKeys.parse(text));
    }

    private void pass(Duration time) {
        now = now.plus(time);
        keys.refresh(now);
    }
}
