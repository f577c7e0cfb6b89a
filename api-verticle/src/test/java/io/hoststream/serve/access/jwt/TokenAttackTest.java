package io.hoststream.serve.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.access.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good tokens are taken; every token that is not good in one point is refused. */
class TokenAttackTest {

    private static final Issuer ISSUER = new Issuer();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long T = NOW.getEpochSecond();
    private static final String RSA = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"JWT\"}";
    private static final String CURVE = "{\"alg\":\"ES256\",\"kid\":\"ec-1\"}";
    private static final String GOOD = claims("\"sub\":\"ada\",\"iat\":" + T + ",\"exp\":" + (T + 3600));

    private final JwtAuthenticator authenticator = new JwtAuthenticator(
            new TokenRules("https://id.example", "hoststream", Duration.ofSeconds(30), Duration.ofHours(24)),
            ISSUER::jwks,
            Membership.NONE,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void readKeys() {
        authenticator.refresh();
    }

    @Test
    void shouldTakeGoodTokensOfBothKinds() {
        for (String token : new String[] {ISSUER.rs256(RSA, GOOD), ISSUER.es256(CURVE, GOOD)}) {
            Access access = authenticator.authenticate(token).orElseThrow();

            assertThat(access.principal()).isEqualTo("jwt:ada");
            assertThat(access.permissions()).containsExactlyInAnyOrder(Permission.READ, Permission.SILENCE);
            assertThat(access.can("db-1")).isTrue();
            assertThat(access.can("web-1")).isFalse();
            assertThat(access.until()).isEqualTo(NOW.plusSeconds(3630));
            assertThat(authenticator.holds(access, NOW.plusSeconds(3629))).isTrue();
            assertThat(authenticator.holds(access, NOW.plusSeconds(3630))).isFalse();
        }
    }

    @Test
    void shouldSeeNoHostWithoutAClaimForHosts() {
        String token = ISSUER.rs256(
                RSA,
                "{\"iss\":\"https://id.example\",\"aud\":[\"x\",\"hoststream\"],\"sub\":\"a\",\"iat\":" + T
                        + ",\"exp\":" + (T + 60) + ",\"scope\":\"openid read\"}");

        Access access = authenticator.authenticate(token).orElseThrow();
        assertThat(access.can("db-1")).isFalse();
        assertThat(access.permissions()).containsExactly(Permission.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void shouldRefuseTokensWithoutSignature(String algorithm) {
        String body = Issuer.part("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}") + "." + Issuer.part(GOOD);

        assertRefused(body, "malformed");
        assertRefused(body + ".", "malformed");
        assertRefused(body + ".AAAA", "algorithm");
    }

    @Test
    void shouldRefuseAPublicKeyAsASecret() throws Exception {
        byte[] encoded = ISSUER.rsaPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : new byte[][] {encoded, pem.getBytes(StandardCharsets.US_ASCII)}) {
            String input = Issuer.part("{\"alg\":\"HS256\",\"kid\":\"rsa-1\"}") + "." + Issuer.part(GOOD);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));

            assertRefused(
                    input + "." + Issuer.encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII))), "algorithm");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, ec-1, algorithm",
        "ES256, rsa-1, algorithm",
        "RS512, rsa-1, algorithm",
        "PS256, rsa-1, algorithm",
        "RS256, ../../etc/passwd, unknown-kid",
        "RS256, rsa-1 OR 1=1 --, unknown-kid",
        "RS256, https://evil.example/key, unknown-kid",
        "RS256, '', unknown-kid"
    })
    void shouldFixTheAlgorithmByTheKeyAndLookNamesUpInTheSetAlone(String algorithm, String kid, String reason) {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"" + kid + "\"}";

        assertRefused(ISSUER.rs256(header, GOOD), reason);
        assertRefused(ISSUER.es256(header, GOOD), reason);
    }

    @Test
    void shouldIgnoreKeysAndAddressesInTheHeader() {
        Issuer evil = new Issuer();
        String header =
                "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jku\":\"https://evil.example/k\",\"x5u\":\"https://evil/\","
                        + "\"jwk\":" + Issuer.rsaJwk("rsa-1", Issuer.rsa(2048)) + "}";

        assertRefused(evil.rs256(header, GOOD), "signature");
        assertThat(authenticator.authenticate(ISSUER.rs256(header, GOOD))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,"crit":["exp"]      | header
            ,"b64":false         | header
            ,"typ":"logout+jwt"  | type
            ,"typ":7             | type
            ,"alg":"RS256"       | malformed
            """)
    void shouldRefuseHeadersThatMeanSomethingElse(String more, String reason) {
        assertRefused(ISSUER.rs256("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"" + more + "}", GOOD), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "sub":"a","iat":0                        | exp
            "sub":"a","exp":60                       | iat
            "iat":0,"exp":60                         | subject
            "sub":"a","iat":0,"exp":-31              | expired
            "sub":"a","iat":31,"exp":60              | not-yet-valid
            "sub":"a","iat":0,"nbf":31,"exp":60      | not-yet-valid
            "sub":"a","iat":0,"exp":90000            | lives-too-long
            "sub":"a\\u0000b","iat":0,"exp":60       | subject
            "sub":"a b","iat":0,"exp":60             | subject
            "sub":7,"iat":0,"exp":60                 | subject
            "sub":"a","iat":0,"exp":60,"sub":"b"     | malformed
            "sub":"a","iat":0,"exp":60,"exp":70      | malformed
            """)
    void shouldRefuseClaimsThatAreMissingOrNotInTime(String more, String reason) {
        String timed = more;
        for (String name : new String[] {"iat", "exp", "nbf"}) {
            timed = Pattern.compile("\"" + name + "\":(-?\\d+)")
                    .matcher(timed)
                    .replaceAll(found -> "\"" + name + "\":" + (T + Long.parseLong(found.group(1))));
        }

        assertRefused(ISSUER.rs256(RSA, claims(timed)), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1772370000\"", "1e400", "-1", "99999999999999999999999", "null", "true", "[1772370000]", "{}"
            })
    void shouldRefuseAnEndThatIsNoTime(String end) {
        String token = ISSUER.rs256(RSA, claims("\"sub\":\"a\",\"iat\":" + T + ",\"exp\":" + end));

        assertThat(authenticator.authenticate(token)).isEmpty();
        assertThat(authenticator.refusal(token)).isEqualTo("jwt-exp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "iss":"https://id.example","aud":"other"          | audience
            "iss":"https://id.example","aud":["other"]        | audience
            "iss":"https://id.example"                        | audience
            "iss":"https://id.example","aud":{"hoststream":1} | audience
            "iss":"https://id.example/","aud":"hoststream"    | issuer
            "aud":"hoststream"                                | issuer
            "iss":["https://id.example"],"aud":"hoststream"   | issuer
            """)
    void shouldRefuseTokensOfOthersAndForOthers(String who, String reason) {
        assertRefused(
                ISSUER.rs256(RSA, "{" + who + ",\"sub\":\"a\",\"iat\":" + T + ",\"exp\":" + (T + 60) + "}"), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"hoststream_hosts\":\"*\"",
                "\"hoststream_hosts\":[\"a/b\"]",
                "\"hoststream_groups\":[7]",
                "\"hoststream_groups\":null"
            })
    void shouldRefuseHostsThatAreNoListOfPatterns(String hosts) {
        assertRefused(
                ISSUER.rs256(
                        RSA,
                        "{\"iss\":\"https://id.example\",\"aud\":\"hoststream\",\"sub\":\"a\",\"iat\":" + T
                                + ",\"exp\":" + (T + 60) + "," + hosts + "}"),
                "hosts");
    }

    @Test
    void shouldRefuseSignaturesThatAreNone() {
        String input = Issuer.part(CURVE) + "." + Issuer.part(GOOD);
        byte[] half = new byte[64];
        half[63] = 1;

        assertRefused(input + "." + Issuer.encoded(new byte[64]), "signature");
        assertRefused(input + "." + Issuer.encoded(half), "signature");
        assertRefused(input + "." + Issuer.encoded(new byte[1]), "signature");
        assertRefused(ISSUER.es256Der(CURVE, GOOD), "signature");
    }

    @Test
    void shouldRefuseATokenOfWhichALetterWasChanged() {
        String token = ISSUER.rs256(RSA, GOOD);
        int claims = token.indexOf('.') + 8;
        char other = token.charAt(claims) == 'A' ? 'B' : 'A';

        assertThat(authenticator.authenticate(token.substring(0, claims) + other + token.substring(claims + 1)))
                .isEmpty();
    }

    @Test
    void shouldRefuseATokenThatIsTooLongBeforeItIsLookedAt() {
        String token = ISSUER.rs256(
                RSA,
                claims("\"sub\":\"a\",\"iat\":" + T + ",\"exp\":" + (T + 60) + ",\"x\":\"" + "x".repeat(100_000)
                        + "\""));

        assertRefused(token, "too-long");
    }

    private void assertRefused(String token, String reason) {
        assertThat(authenticator.authenticate(token)).isEmpty();
        assertThat(authenticator.refusal(token)).isEqualTo("jwt-" + reason);
    }

    private static String claims(String more) {
        return "{\"iss\":\"https://id.example\",\"aud\":\"hoststream\",\"scope\":\"openid read silence\","
                + "\"hoststream_hosts\":[\"db-*\"]," + more + "}";
    }
}
