package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.hoststream.avro.HostSample;
import io.hoststream.serve.Samples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final int INTERVAL = 10_000;

    private final Duplicates duplicates = new Duplicates();

    @Test
    void shouldFindNothingWhereEverybodyIsWhoTheySay() {
        for (int second = 0; second < 100; second += 10) {
            heard("a", "id-a", 1, second);
            heard("b", "id-b", 1, second);
            assertThat(duplicates.rivals("a", at(second))).isEmpty();
        }
        assertThat(duplicates.rivals("nobody", at(100))).isEmpty();
    }

    @Test
    void shouldFindTwoInstallationsUnderOneName() {
        heard("a", "one", 1, 0);
        heard("a", "two", 2, 3);
        heard("a", "one", 1, 10);
        assertThat(duplicates.rivals("a", at(10)))
                .as("it may have been on its way")
                .isEmpty();
        heard("a", "two", 2, 13);
        heard("a", "one", 1, 20);

        assertThat(duplicates.rivals("a", at(20))).extracting(Sender::hostId).containsExactly("one", "two");
    }

    @Test
    void shouldNotTakeARestartForADuplicate() {
        for (int second = 0; second <= 50; second += 10) {
            heard("a", "id", 1, second);
        }
        heard("a", "id", 2, 52);
        for (int second = 60; second <= 100; second += 10) {
            assertThat(duplicates.rivals("a", at(second))).isEmpty();
            heard("a", "id", 2, second);
        }
    }

    @Test
    void shouldNotTakeWhatARestartedCollectorStillHadToSendForADuplicate() {
        heard("a", "id", 1, 0);
        for (int sample = 0; sample < 500; sample++) {
            heard("a", "id", 1, 600);
        }
        heard("a", "id", 2, 600);
        heard("a", "id", 2, 610);

        assertThat(duplicates.rivals("a", at(610))).isEmpty();
    }

    @Test
    void shouldNotTakeAMoveForADuplicate() {
        heard("a", "old machine", 1, 0);
        heard("a", "old machine", 1, 10);
        heard("a", "new machine", 2, 15);
        heard("a", "new machine", 2, 25);

        assertThat(duplicates.rivals("a", at(25))).isEmpty();
    }

    @Test
    void shouldFindOneIdUnderTwoNames() {
        for (int second = 0; second <= 40; second += 10) {
            heard("a", "id", 1, second);
            heard("b", "id", 1, second + 1);
        }

        assertThat(duplicates.rivals("a", at(41))).extracting(Sender::host).containsExactly("a", "b");
        assertThat(duplicates.rivals("b", at(41))).extracting(Sender::host).containsExactly("a", "b");
    }

    @Test
    void shouldNotTakeARenamedHostForADuplicate() {
        heard("a", "id", 1, 0);
        heard("a", "id", 1, 10);
        heard("b", "id", 2, 15);
        heard("b", "id", 2, 25);

        assertThat(duplicates.rivals("b", at(25))).isEmpty();
    }

    @Test
    void shouldForgetARivalThatFallsSilentForThreeIntervals() {
        for (int second = 0; second <= 30; second += 10) {
            heard("a", "one", 1, second);
            heard("a", "two", 2, second + 1);
        }
        assertThat(duplicates.rivals("a", at(60))).hasSize(2);

        heard("a", "two", 2, 61);
        assertThat(duplicates.rivals("a", at(61))).isEmpty();
        duplicates.forget(at(61));
        heard("a", "one", 1, 62);
        assertThat(duplicates.rivals("a", at(62)))
                .as("it starts from the beginning")
                .isEmpty();
    }

    @Test
    void shouldKeepNoMoreRunsThanItNeeds() {
        for (int run = 0; run < 10_000; run++) {
            heard("a", "id-" + run, run, 0);
        }
        heard("a", "id-0", 0, 1);
        heard("a", "id-0", 0, 2);

        assertThat(duplicates.rivals("a", at(2))).hasSizeLessThanOrEqualTo(17);
    }

    @Test
    void shouldNameAFewOfManyClonesAndCountTheOthersWithinATick() {
        int clones = 4000;
        for (int second = 0; second <= 40; second += 10) {
            for (int host = 0; host < clones; host++) {
                heard("clone-" + host, "id", host, second);
            }
        }

        assertTimeout(Duration.ofSeconds(2), () -> {
            for (int host = 0; host < clones; host++) {
                String name = "clone-" + host;
                assertThat(duplicates.rivals(name, at(41)))
                        .hasSize(SharedId.MOST_NAMED + 1)
                        .extracting(Sender::host)
                        .contains(name);
                assertThat(duplicates.unnamed(name, "id", at(41))).isEqualTo(clones - 1 - SharedId.MOST_NAMED);
            }
        });
        assertThat(Warnings.of("clone-9", "id", duplicates.rivals("clone-9", at(41)), 3991))
                .hasSize(SharedId.MOST_NAMED + 1)
                .last()
                .extracting(Warning::subject)
                .isEqualTo("hostId id is also used by 3991 more hosts");
    }

    private void heard(String host, String hostId, long epoch, int second) {
        HostSample sample = Samples.builder(host, 1)
                .setHostId(hostId)
                .setEpoch(Instant.ofEpochMilli(epoch))
                .setIntervalMillis(INTERVAL)
                .build();
        duplicates.heard(sample, at(second));
    }

    private static long at(int second) {
        return START + second * 1000L;
    }
}
