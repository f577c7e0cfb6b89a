package io.hoststream.alert.learn;

import static io.hoststream.alert.learn.Feed.DAY;
import static io.hoststream.alert.learn.Feed.MINUTE;
import static io.hoststream.alert.learn.Feed.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every learner promises about its state. */
class StateTest {

    private static final int FLIPS = 10_000;
    private static final long HALF = 16 * DAY;

    private interface Learner {

        void learn(long timeMillis, double value);

        double answer(long timeMillis, double value);

        byte[] state();

        Restored restore(byte[] state);
    }

    private record Detecting(Detector detector) implements Learner {

        @Override
        public void learn(long timeMillis, double value) {
            detector.learn(timeMillis, value);
        }

        @Override
        public double answer(long timeMillis, double value) {
            return detector.score(timeMillis, value);
        }

        @Override
        public byte[] state() {
            return detector.state();
        }

        @Override
        public Restored restore(byte[] state) {
            return detector.restore(state);
        }
    }

    private record Forecasting(Forecaster forecaster) implements Learner {

        @Override
        public void learn(long timeMillis, double value) {
            forecaster.learn(timeMillis, value);
        }

        @Override
        public double answer(long timeMillis, double value) {
            return forecaster.secondsUntil(1_000, timeMillis);
        }

        @Override
        public byte[] state() {
            return forecaster.state();
        }

        @Override
        public Restored restore(byte[] state) {
            return forecaster.restore(state);
        }
    }

    private record Changing(Changes changes) implements Learner {

        @Override
        public void learn(long timeMillis, double value) {
            changes.learn(timeMillis, value);
        }

        @Override
        public double answer(long timeMillis, double value) {
            return changes.changeOver(timeMillis, value);
        }

        @Override
        public byte[] state() {
            return changes.state();
        }

        @Override
        public Restored restore(byte[] state) {
            return changes.restore(state);
        }
    }

    private enum Kind {
        DETECTOR,
        FORECASTER,
        CHANGES;

        Learner fresh() {
            return switch (this) {
                case DETECTOR -> new Detecting(Detectors.robust(0.5));
                case FORECASTER -> new Forecasting(Forecasters.robustTrend());
                case CHANGES -> new Changing(new Changes(Duration.ofHours(6)));
            };
        }

        Learner taught() {
            Learner learner = fresh();
            teach(learner, new Feed(3), 0, HALF);
            return learner;
        }
    }

    private static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    private static void teach(Learner learner, Feed feed, long from, long to) {
        for (long at = from; at < to; at += MINUTE) {
            learner.learn(START + at, value(feed, at));
        }
    }

    private static double value(Feed feed, long at) {
        return 40 + 2 * Feed.days(at) + 10 * Math.sin(2 * Math.PI * Feed.days(at)) + feed.noise();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldGoOnToTheBitAfterItWasReadBack(Kind kind) {
        Learner straight = kind.taught();
        Learner restored = kind.fresh();

        assertThat(restored.restore(straight.state())).isEqualTo(Restored.WHOLE);
        Feed feed = new Feed(4);
        int answers = 0;
        for (long at = HALF; at < HALF + 2 * DAY; at += MINUTE) {
            double value = value(feed, at);
            double answer = straight.answer(START + at, value);
            assertThat(restored.answer(START + at, value)).isEqualTo(answer);
            answers += Double.isFinite(answer) ? 1 : 0;
            straight.learn(START + at, value);
            restored.learn(START + at, value);
        }

        assertThat(answers).isGreaterThan(1_000);
        assertThat(restored.state()).isEqualTo(straight.state());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBeginAnewFromEveryCut(Kind kind) {
        byte[] whole = kind.taught().state();
        Learner learner = kind.taught();

        for (int length = 0; length < whole.length; length++) {
            assertThat(learner.restore(Arrays.copyOf(whole, length))).isEqualTo(Restored.DAMAGED);
        }
        assertThat(learner.restore(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(Restored.DAMAGED);

        assertThat(learner.state()).isEqualTo(kind.fresh().state());
        assertThat(learner.answer(START + HALF, 70)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldBeginAnewFromEveryFlip(Kind kind) {
        byte[] whole = kind.taught().state();
        Learner learner = kind.fresh();
        Random random = new Random(11);

        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int j = 0; j < flips; j++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            boolean same = Arrays.equals(damaged, whole);
            assertThat(learner.restore(damaged)).isEqualTo(same ? Restored.WHOLE : Restored.DAMAGED);
        }
    }

    /** Damage that the checksum does not show: whatever the fields say, nothing throws. */
    @ParameterizedTest
    @MethodSource("kinds")
    void shouldSurviveFieldsOfAnyContent(Kind kind) {
        byte[] whole = kind.taught().state();
        Random random = new Random(12);

        int taken = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] body = new byte[whole.length];
            random.nextBytes(body);
            if (i % 2 == 0) {
                System.arraycopy(whole, 0, body, 0, random.nextInt(whole.length));
            }
            body[0] = whole[0];
            Learner learner = kind.fresh();
            taken += learner.restore(sealed(body)) == Restored.WHOLE ? 1 : 0;
            learner.learn(START + HALF, 60);
            learner.answer(START + HALF + MINUTE, 60);
            assertThat(kind.fresh().restore(learner.state())).isEqualTo(Restored.WHOLE);
        }
        assertThat(taken).isPositive();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldSayThatAnotherVersionCannotBeRead(Kind kind) {
        byte[] other = kind.taught().state();
        other[0]++;
        Learner learner = kind.taught();

        assertThat(learner.restore(sealed(other))).isEqualTo(Restored.OTHER_FORM);
        assertThat(learner.state()).isEqualTo(kind.fresh().state());
        for (Kind another : Kind.values()) {
            if (another != kind) {
                assertThat(learner.restore(another.taught().state())).isEqualTo(Restored.OTHER_FORM);
            }
        }
    }

    private static byte[] sealed(byte[] bytes) {
        byte[] sealed = bytes.clone();
        int body = sealed.length - StateWriter.CHECKSUM;
        ByteBuffer.wrap(sealed).putInt(body, StateWriter.checksum(sealed, body));
        return sealed;
    }
}
