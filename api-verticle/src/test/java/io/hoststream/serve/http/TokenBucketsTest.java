package io.hoststream.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenBucketsTest {

    private long now = TimeUnit.DAYS.toNanos(3);

    @Test
    void shouldAllowTwiceTheRateForAMomentAndTheRateFromThenOn() {
        TokenBuckets buckets = new TokenBuckets(10);
        assertThat(allowed(buckets, 50)).isEqualTo(20);

        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(allowed(buckets, 50)).isEqualTo(10);

        now += TimeUnit.HOURS.toNanos(1);
        assertThat(allowed(buckets, 50)).isEqualTo(20);
    }

    @Test
    void shouldSayHowLongToWait() {
        TokenBuckets buckets = new TokenBuckets(1);
        assertThat(buckets.take("a", now)).isEqualTo(new TokenBuckets.Verdict(true, 2, 1, 1, 0));
        assertThat(buckets.take("a", now)).isEqualTo(new TokenBuckets.Verdict(true, 2, 0, 2, 1));
        assertThat(buckets.take("a", now)).isEqualTo(new TokenBuckets.Verdict(false, 2, 0, 2, 1));
        assertThat(buckets.take("b", now).allowed()).isTrue();
    }

    @Test
    void shouldNotGrowWithoutBound() {
        TokenBuckets buckets = new TokenBuckets(1);
        for (int i = 0; i < TokenBuckets.MOST + 500; i++) {
            buckets.take("address-" + i, now);
        }
        assertThat(buckets.size()).isEqualTo(TokenBuckets.MOST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.7                       | 198.51.100.7
            1.2.3.4, 198.51.100.7              | 198.51.100.7
            198.51.100.7, 10.1.2.3             | 198.51.100.7
            198.51.100.7, junk                 | 10.0.0.1
            198.51.100.7:1234                  | 10.0.0.1
            10.9.9.9                           | 10.9.9.9
            2001:db8::1, 10.2.2.2              | 2001:db8::1
            evil.example                       | 10.0.0.1
            """)
    void shouldBelieveTrustedProxiesAndNobodyBeforeThem(String forwarded, String sender) {
        Senders senders = new Senders(new Networks(List.of("10.0.0.0/8")));

        assertThat(senders.sender("10.0.0.1", List.of(forwarded))).isEqualTo(sender);
    }

    @Test
    void shouldCountANetworkOfIpv6AsOneSender() {
        assertThat(Senders.counted("2001:db8:1:2:3:4:5:6")).isEqualTo(Senders.counted("2001:db8:1:2::9"));
        assertThat(Senders.counted("2001:db8:1:3::9")).isNotEqualTo(Senders.counted("2001:db8:1:2::9"));
        assertThat(Senders.counted("192.0.2.1")).isEqualTo("192.0.2.1");
    }

    private int allowed(TokenBuckets buckets, int asked) {
        int allowed = 0;
        for (int i = 0; i < asked; i++) {
            allowed += buckets.take("a", now).allowed() ? 1 : 0;
        }
        return allowed;
    }
}
