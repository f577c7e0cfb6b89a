package io.hoststream.serve.travel;

import static io.hoststream.serve.Samples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.travel.Position.State;
import io.hoststream.serve.view.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final long T0 = 1_000_000;

    /** A reader that the test reads for. */
    private static final class HandReader implements Reading {

        private final List<Leg> legs = new ArrayList<>();

        @Override
        public void begin(Leg leg) {
            legs.add(leg);
        }

        @Override
        public void close() {
            legs.clear();
        }

        Leg leg() {
            return legs.get(legs.size() - 1);
        }
    }

    /** Writes down what is shown. */
    private static final class Diary implements Stage {

        private final List<Placed> past = new ArrayList<>();
        private final List<Placed> shown = new ArrayList<>();
        private final List<Position> positions = new ArrayList<>();
        private int skipped;
        private boolean arrived;
        private boolean mayBeLive = true;
        private @Nullable Map<Integer, Long> liveAfter;

        @Override
        public void before(Placed sample) {
            past.add(sample);
        }

        @Override
        public void arrived() {
            arrived = true;
        }

        @Override
        public void show(Placed sample, int left) {
            shown.add(sample);
            skipped += left;
        }

        @Override
        public void position(Position position) {
            positions.add(position);
        }

        @Override
        public boolean live(Map<Integer, Long> next) {
            liveAfter = mayBeLive ? next : liveAfter;
            return mayBeLive;
        }

        State state() {
            return positions.get(positions.size() - 1).state();
        }
    }

    private final HandReader reader = new HandReader();
    private final Diary diary = new Diary();
    private long now = 50;

    private Journey journey(long from, double speed) {
        Journey journey =
                new Journey(diary, new Route(reader, Optional.empty(), host -> true, 10_000), from, speed, now);
        journey.start();
        return journey;
    }

    private static Placed placed(int partition, long offset, long millis) {
        return new Placed(sample("host-" + partition, offset + 1), new Arrival(partition, offset, millis), 100);
    }

    /** One sample a second from T0 on. */
    private static List<Placed> everySecond(int partition, int count) {
        List<Placed> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(placed(partition, i, T0 + i * 1000L));
        }
        return samples;
    }

    private static Located at(int partitions) {
        Map<Integer, Long> zeros = new HashMap<>();
        for (int i = 0; i < partitions; i++) {
            zeros.put(i, 0L);
        }
        return new Located(zeros, zeros, zeros, OptionalLong.of(T0));
    }

    private static Chunk chunk(int partition, List<Placed> samples, boolean atEnd) {
        Placed last = samples.get(samples.size() - 1);
        return new Chunk(
                partition, samples, last.arrival().offset() + 1, last.arrival().millis(), atEnd);
    }

    private void pass(Journey journey, long millis, long wall) {
        for (long spent = 0; spent < millis; spent += 50) {
            now += 50;
            journey.tick(now, wall);
        }
    }

    @Test
    void shouldShowThePastAtItsSpeedAndStandStillWhenAsked() {
        Journey journey = journey(T0 + 20_000, 2);
        reader.leg().listener().located(at(1));
        reader.leg().listener().read(chunk(0, everySecond(0, 1000), true));
        long wall = T0 + 10_000_000;

        pass(journey, 50, wall);
        assertThat(diary.arrived).isTrue();
        assertThat(diary.past).hasSize(20);
        pass(journey, 10_000, wall);
        assertThat(diary.shown).hasSize(21);
        assertThat(diary.state()).isEqualTo(State.TRAVELLING);
        journey.pace(0, now);
        pass(journey, 60_000, wall);
        assertThat(diary.shown).hasSize(21);
        assertThat(diary.state()).isEqualTo(State.PAUSED);
        assertThat(reader.leg().backlog().full(0)).isTrue();
        journey.pace(0.5, now);
        pass(journey, 10_000, wall);
        assertThat(diary.shown).hasSize(26);
    }

    @Test
    void shouldBeginWithTheOldestWhereTheTopicDoesNotReachFurther() {
        Journey journey = journey(T0 - 500_000, 1);
        reader.leg().listener().located(at(1));
        reader.leg().listener().read(chunk(0, everySecond(0, 10), true));
        pass(journey, 5050, T0 + 100_000);

        Position last = diary.positions.get(diary.positions.size() - 1);
        assertThat(last.oldestMillis()).hasValue(T0);
        assertThat(last.millis()).isBetween(T0 + 4000, T0 + 5050);
        assertThat(diary.shown).hasSize(6);
    }

    @Test
    void shouldSayThatItWaitsForTheTopicAndGoOnWhereItWas() {
        Journey journey = journey(T0, 1);
        assertThat(diary.state()).isEqualTo(State.LOADING);
        reader.leg().listener().located(at(1));
        reader.leg().listener().read(chunk(0, everySecond(0, 3), false));
        pass(journey, 5000, T0 + 100_000);
        assertThat(diary.state()).isEqualTo(State.LOADING);
        reader.leg().listener().unreachable("no broker");
        assertThat(reader.leg().start()).isEqualTo(new Start.AtOffsets(Map.of(0, 3L)));
        Located again = new Located(Map.of(0, 3L), Map.of(0, 0L), Map.of(0, 9L), OptionalLong.of(T0));
        reader.leg().listener().located(again);
        reader.leg().listener().read(chunk(0, everySecond(0, 9).subList(3, 9), true));
        pass(journey, 3000, T0 + 100_000);
        assertThat(diary.state()).isEqualTo(State.TRAVELLING);
        assertThat(diary.shown.stream().map(each -> each.sample().getSequence()).toList())
                .startsWith(1L, 2L, 3L, 4L, 5L)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldTellWhatItLeavesOut() {
        Journey journey = journey(T0, 1000);
        reader.leg().listener().located(at(1));
        reader.leg().listener().read(chunk(0, everySecond(0, 500), true));
        pass(journey, 400, T0 + 10_000_000);

        assertThat(diary.shown.size() + diary.skipped).isGreaterThan(300);
        assertThat(diary.skipped).isGreaterThan(200);
        Placed last = diary.shown.get(diary.shown.size() - 1);
        assertThat(last.sample().getSequence()).isEqualTo(diary.shown.size() + diary.skipped);
    }

    @Test
    void shouldBecomeLiveAfterTheSamplesThatItShowed() {
        Journey journey = journey(T0, 10);
        diary.mayBeLive = false;
        reader.leg().listener().located(at(1));
        reader.leg().listener().read(chunk(0, everySecond(0, 61), true));
        pass(journey, 8000, T0 + 60_000);
        assertThat(diary.state()).isEqualTo(State.TRAVELLING);
        diary.mayBeLive = true;
        pass(journey, 100, T0 + 60_000);
        assertThat(diary.state()).isEqualTo(State.LIVE);
        assertThat(diary.shown).hasSize(61);
        assertThat(Objects.requireNonNull(diary.liveAfter)).containsExactly(Map.entry(0, 61L));
    }

    @Test
    void shouldKeepOrderAndLoseNothingWhateverComesWhen() {
        for (int seed = 0; seed < 1000; seed++) {
            new Schedule(seed).run();
        }
    }

    /** Three partitions that are read in pieces of any size at any time, at changing speeds, over a broker that goes away. */
    private static final class Schedule {

        private final Random random;
        private final int seed;
        private final HandReader reader = new HandReader();
        private final Diary diary = new Diary();
        private final List<List<Placed>> topic = new ArrayList<>();
        private final int[] read = new int[3];
        private @Nullable Leg located;
        private long now;

        Schedule(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            for (int partition = 0; partition < 3; partition++) {
                List<Placed> samples = new ArrayList<>();
                long millis = T0;
                for (int i = 0; i < 60; i++) {
                    samples.add(placed(partition, i, millis));
                    millis += random.nextInt(4) == 0 ? 0 : random.nextInt(1500);
                }
                topic.add(samples);
            }
        }

        void run() {
            double[] speeds = {0.1, 1, 5, 100, 1000};
            Journey journey = new Journey(
                    diary,
                    new Route(reader, Optional.empty(), host -> true, 10_000),
                    T0 + random.nextInt(20_000),
                    speeds[random.nextInt(5)],
                    0);
            journey.start();
            for (int i = 0; i < 4000 && diary.liveAfter == null; i++) {
                event(journey, i < 500 ? speeds[random.nextInt(5)] : 1000);
                now += random.nextInt(100);
                journey.tick(now, T0 + 100_000);
            }
            check();
        }

        @SuppressWarnings("ReferenceEquality") // Which leg it is, is the question.
        private void event(Journey journey, double speed) {
            if (reader.leg() != located) {
                begin();
            } else if (random.nextInt(40) == 0) {
                journey.pace(random.nextInt(3) == 0 ? 0 : speed, now);
            } else if (random.nextInt(60) == 0) {
                reader.leg().listener().unreachable("away");
            } else {
                int partition = random.nextInt(3);
                List<Placed> all = topic.get(partition);
                int to = Math.min(all.size(), read[partition] + 1 + random.nextInt(15));
                if (read[partition] < to) {
                    reader.leg().listener().read(chunk(partition, all.subList(read[partition], to), to == all.size()));
                    read[partition] = to;
                }
            }
            if (now > 60_000) {
                journey.pace(1000, now);
            }
        }

        private void begin() {
            located = reader.leg();
            Map<Integer, Long> starts = new HashMap<>();
            for (int partition = 0; partition < 3; partition++) {
                read[partition] = located.start() instanceof Start.AtOffsets at
                        ? (int) (long) Objects.requireNonNull(at.next().get(partition))
                        : 0;
                starts.put(partition, (long) read[partition]);
            }
            located.listener().located(new Located(starts, starts, starts, OptionalLong.of(T0)));
            for (int partition = 0; partition < 3; partition++) {
                if (read[partition] == 60) {
                    located.listener().read(new Chunk(partition, List.of(), 60, Long.MIN_VALUE, true));
                }
            }
        }

        private void check() {
            assertThat(diary.liveAfter).as("seed %d became live", seed).isNotNull();
            List<Placed> all = new ArrayList<>(diary.past);
            all.addAll(diary.shown);
            for (int partition = 0; partition < 3; partition++) {
                int number = partition;
                List<Long> offsets = all.stream()
                        .filter(each -> each.arrival().partition() == number)
                        .map(each -> each.arrival().offset())
                        .toList();
                assertThat(offsets).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
            }
            assertThat(all.size() + diary.skipped)
                    .as("seed %d: nothing is missing", seed)
                    .isEqualTo(180);
        }
    }
}
