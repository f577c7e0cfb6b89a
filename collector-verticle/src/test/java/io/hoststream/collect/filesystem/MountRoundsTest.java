package io.hoststream.collect.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.paced.Round;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.FilesystemReading;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MountRoundsTest {

    private static final Duration PERIOD = Duration.ofSeconds(60);
    private static final Duration SECONDS = Duration.ofSeconds(5);
    private static final long TICK = Duration.ofSeconds(10).toNanos();
    private static final long SLACK = TICK / 2;

    private final FakeMounts mounts = new FakeMounts();
    private final MountRounds rounds =
            new MountRounds(mounts, new MountSelection(List.of(), List.of()), Duration.ofMillis(150), System::nanoTime);
    private final PacedFamily watch = new PacedFamily(Family.FILESYSTEMS, rounds, PERIOD);

    @AfterEach
    void letGo() {
        mounts.reviveAll();
        watch.close();
    }

    @Test
    void shouldBringRowsWithInodes() throws InterruptedException {
        mounts.alive("/", "/a").sizeless("/b");

        watch.beginIfDue(0, SLACK);
        Round round = Objects.requireNonNull(watch.take(SECONDS));

        assertThat(round.failure()).isNull();
        assertThat(round.brought().filesystems())
                .containsExactly(
                        new FilesystemReading("/", "/dev/", "ext4", false, FakeMounts.SPACE, false),
                        new FilesystemReading(
                                "/a", "/dev/a", "ext4", false, new Space(1000, 400, 300, new Inodes(10, 5)), false));
    }

    @Test
    void shouldKeepTheRowOfAMountThatAnswersWithAnError() throws InterruptedException {
        mounts.alive("/").failing("/nas");

        watch.beginIfDue(0, SLACK);
        Round round = Objects.requireNonNull(watch.take(SECONDS));

        assertThat(round.brought().filesystems())
                .contains(new FilesystemReading("/nas", "/dev/nas", "ext4", false, null, false));
    }

    @Test
    void shouldHandOverARoundOnce() throws InterruptedException {
        mounts.alive("/");
        watch.beginIfDue(0, SLACK);

        assertThat(watch.take(SECONDS)).isNotNull();
        assertThat(watch.take(SECONDS)).isNull();
    }

    @Test
    void shouldBeginARoundOncePerPeriod() throws InterruptedException {
        mounts.alive("/");
        for (int tick = 0; tick <= 12; tick++) {
            watch.beginIfDue(tick * TICK, SLACK);
            watch.take(SECONDS);
        }

        assertThat(mounts.asked()).as("at 0, 60 and 120 s").hasSize(3);
    }

    @Test
    void shouldNotWaitForDeadMountsAndBringThemLater() throws InterruptedException {
        mounts.alive("/").dead("/nas");
        watch.beginIfDue(0, SLACK);

        assertThat(watch.take(Duration.ZERO)).isNull();

        Round round = Objects.requireNonNull(watch.take(SECONDS));
        assertThat(round.brought().filesystems())
                .extracting(FilesystemReading::stuck)
                .containsExactly(false, true);
        assertThat(round.brought().filesystems())
                .extracting(FilesystemReading::space)
                .containsExactly(FakeMounts.SPACE, null);
    }

    @Test
    void shouldSayWhyMountsCannotBeListed() throws InterruptedException {
        mounts.broken();
        watch.beginIfDue(0, SLACK);

        assertThat(watch.take(SECONDS)).isEqualTo(Round.failed("no list of mounts"));
    }

    @Test
    void shouldBeOverdueOnlyWhileARoundTakesLongerThanAPeriod() throws InterruptedException {
        mounts.dead("/nas");
        watch.beginIfDue(0, SLACK);

        assertThat(watch.isOverdue(TICK)).isFalse();
        assertThat(watch.isOverdue(PERIOD.toNanos())).isTrue();
        watch.take(SECONDS);
        assertThat(watch.isOverdue(PERIOD.toNanos())).isFalse();
    }

    @Test
    void shouldSayHowManyMountsWereNotAsked() throws InterruptedException {
        for (int i = 0; i < 36; i++) {
            mounts.dead("/nas" + i);
        }
        watch.beginIfDue(0, SLACK);

        Round round = Objects.requireNonNull(watch.take(Duration.ofSeconds(20)));

        assertThat(round.brought().filesystems()).hasSize(34);
        assertThat(round.failure()).startsWith("2 mounts were not asked");
    }

    @Test
    void shouldStopInTheMiddleOfARound() {
        mounts.dead("/nas1", "/nas2", "/nas3", "/nas4", "/nas5", "/nas6");
        watch.beginIfDue(0, SLACK);

        watch.close();

        Awaitility.await().atMost(SECONDS).until(() -> !watch.isOverdue(PERIOD.toNanos()));
        assertThat(mounts.asked()).hasSizeLessThanOrEqualTo(2);
    }
}
