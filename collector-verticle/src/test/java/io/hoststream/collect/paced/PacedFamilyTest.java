package io.hoststream.collect.paced;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Temperature;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.PacedReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.ReadingFixture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacedFamilyTest {

    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FakeSource source = new FakeSource();
    private final PacedFamily family = new PacedFamily(Family.TEMPERATURES, source, PERIOD);

    @AfterEach
    void letGo() {
        source.answer.countDown();
        family.close();
    }

    @Test
    void shouldAddWhatARoundBroughtToTheReadingThatBeganIt() throws InterruptedException {
        source.answer.countDown();
        family.beginIfDue(0, 0);

        Reading reading = family.addTo(ReadingFixture.reading().build(), PATIENCE);

        assertThat(reading.paced().temperatures()).containsExactly(new Temperature("chip/1", 1f));
        assertThat(family.addTo(ReadingFixture.reading().build(), PATIENCE).paced())
                .isEqualTo(PacedReading.NONE);
    }

    @Test
    void shouldNameAFamilyThatDoesNotAnswerAndGoOnWhenItDoes() throws InterruptedException {
        family.beginIfDue(0, 0);
        source.begun();
        family.beginIfDue(PERIOD.toNanos(), 0);
        Reading late = ReadingFixture.reading().after(PERIOD).build();

        assertThat(family.addTo(late, Duration.ZERO).failures()).containsOnlyKeys(Family.TEMPERATURES);
        assertThat(source.rounds).hasValue(1);

        source.answer.countDown();
        assertThat(family.addTo(late, PATIENCE).failures()).isEmpty();
        family.beginIfDue(2 * PERIOD.toNanos(), 0);
        assertThat(family.addTo(late, PATIENCE).paced().temperatures()).containsExactly(new Temperature("chip/2", 2f));
    }

    @Test
    void shouldGoRoundWhatHoldsUpARoundAndDropWhatThatBringsLater() throws InterruptedException {
        family.beginIfDue(0, 0);
        source.begun();
        source.goesRound = true;
        family.beginIfDue(PERIOD.toNanos(), 0);

        Reading reading = family.addTo(ReadingFixture.reading().build(), PATIENCE);

        assertThat(reading.paced().temperatures()).containsExactly(new Temperature("chip/2", 2f));
        source.answer.countDown();
        assertThat(family.take(PATIENCE)).isNull();
    }

    @Test
    void shouldNameAFamilyThatGotNoThreadAndTryAgain() throws InterruptedException {
        AtomicInteger refusals = new AtomicInteger(1);
        PacedFamily starved = new PacedFamily(Family.TEMPERATURES, source, PERIOD, thread -> {
            if (refusals.getAndDecrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            thread.start();
        });
        source.answer.countDown();

        starved.beginIfDue(0, 0);
        assertThat(starved.addTo(ReadingFixture.reading().build(), PATIENCE).failures())
                .containsEntry(Family.TEMPERATURES, "java.lang.OutOfMemoryError: unable to create native thread");
        starved.beginIfDue(PERIOD.toNanos(), 0);
        assertThat(starved.addTo(ReadingFixture.reading().build(), PATIENCE)
                        .paced()
                        .temperatures())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNameAFamilyWhoseRoundBroke(boolean error) throws InterruptedException {
        PacedSource broken = () -> {
            if (error) {
                throw new StackOverflowError("deep");
            }
            throw new IllegalStateException("odd");
        };
        PacedFamily failing = new PacedFamily(Family.TEMPERATURES, broken, PERIOD);
        failing.beginIfDue(0, 0);

        assertThat(failing.addTo(ReadingFixture.reading().build(), PATIENCE).failures())
                .containsEntry(
                        Family.TEMPERATURES,
                        error ? "java.lang.StackOverflowError: deep" : "java.lang.IllegalStateException: odd");
    }

    /** The first round waits until it is let go; the others do not. */
    private static final class FakeSource implements PacedSource {

        private final CountDownLatch answer = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final AtomicInteger rounds = new AtomicInteger();
        private volatile boolean goesRound;

        private void begun() throws InterruptedException {
            begun.await();
        }

        @Override
        public Round read() throws InterruptedException {
            int round = rounds.incrementAndGet();
            begun.countDown();
            if (round == 1) {
                answer.await();
            }
            return Round.of(PacedReading.temperatures(List.of(new Temperature("chip/" + round, (float) round))));
        }

        @Override
        public boolean goRound() {
            return goesRound;
        }
    }
}
