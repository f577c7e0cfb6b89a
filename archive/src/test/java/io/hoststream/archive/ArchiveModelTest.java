package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.disk.TornDisk;
import io.hoststream.archive.disk.TornDisk.PowerLost;
import io.hoststream.archive.format.ContentLostException;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random interleavings of records, repeats, rotation, failing disks, kills, losses of power, rebalances and owners who are
 * asleep, and of merging. Whatever happens: closed files are whole, no sample is in two of them, none that was reported
 * durable is missing, and in the end every sample of the topic is there.
 */
class ArchiveModelTest {

    private static final Source SOURCE = new Source("hoststream.samples", 0);
    private static final Merging MERGING = new Merging(Duration.ofMinutes(1), 1 << 20, bytes -> {});

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("hoststream.seeds", 100));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldStoreEverySampleOnce(long seed) throws IOException {
        World world = new World(seed);
        for (int step = 0; step < 250; step++) {
            world.step();
        }
        world.finish();
    }

    /** One archiver process, as its loop drives it. */
    private static final class Archiver {

        private final PartitionArchive partition;
        private final List<SampleFormat> formats;
        private long position;

        private Archiver(PartitionArchive partition, List<SampleFormat> formats) {
            this.partition = partition;
            this.formats = formats;
            this.position = partition.resumeAt();
        }
    }

    private record Message(long arrivedMillis, SampleNumber number) {}

    private static final class World {

        private final Random random;
        private final TornDisk disk;
        private final List<SampleFormat> allFormats;
        private final List<Message> topic = new ArrayList<>();
        private final List<Archiver> asleep = new ArrayList<>();
        private List<SampleFormat> formats;
        private Instant now = Samples.START;
        private long committed;
        private long nextSequence = 1;
        private int merges;
        private Archiver owner;

        private World(long seed) throws IOException {
            this.random = new Random(seed);
            this.allFormats = Formats.pair(seed);
            this.formats = allFormats.subList(0, 1);
            this.disk = new TornDisk(seed);
            this.owner = claim();
        }

        private Archiver claim() throws IOException {
            Rotation rotation = new Rotation(Duration.ofSeconds(30), 4000);
            return new Archiver(new Archive(disk, formats, rotation, ArchiveListener.NONE).claim(SOURCE), formats);
        }

        private void step() throws IOException {
            int dice = random.nextInt(100);
            if (dice < 25) {
                produce();
            } else if (dice < 60) {
                guarded(owner, this::deliver);
            } else if (dice < 75) {
                now = now.plusSeconds(random.nextInt(40));
                guarded(owner, archiver -> archiver.partition.closeDue(now));
            } else if (dice < 80) {
                disturb();
            } else if (dice < 84) {
                handOver();
            } else if (dice < 87) {
                owner = claim(0);
            } else if (dice < 90) {
                losePower();
            } else if (dice < 93) {
                asleep.add(owner);
                owner = claim(0);
            } else if (dice < 96) {
                guarded(owner, this::compact);
            } else if (dice < 99) {
                wakeSomebody();
            } else {
                formats = allFormats;
            }
        }

        private void produce() {
            for (int i = random.nextInt(8); i >= 0; i--) {
                long sequence = random.nextInt(6) == 0 ? 1 + random.nextLong(nextSequence) : nextSequence++;
                long epoch = 1 + sequence / 40;
                String host = "host-" + sequence % 3;
                topic.add(new Message(now.toEpochMilli(), new SampleNumber(host, epoch, sequence)));
                if (random.nextInt(50) == 0) {
                    now = now.plus(Duration.ofMinutes(random.nextInt(4) == 0 ? 900 : 30));
                }
            }
        }

        private void deliver(Archiver archiver) throws IOException {
            long end = Math.min(topic.size(), archiver.position + 1 + random.nextInt(12));
            for (long offset = archiver.position; offset < end; offset++) {
                Message message = topic.get((int) offset);
                SampleNumber number = message.number();
                archiver.partition.append(
                        offset,
                        message.arrivedMillis(),
                        Samples.small(number.hostId(), number.epochMillis(), number.sequence()));
            }
            archiver.partition.flush();
            archiver.partition.skipTo(end);
            archiver.position = Math.max(archiver.position, end);
        }

        /** Merges what can be, and looks whether every sample is there once in between. */
        private void compact(Archiver archiver) throws IOException {
            for (Compactor compactor : archiver.partition.compactors(MERGING)) {
                while (compactor.step(now)) {
                    merges++;
                }
            }
        }

        private interface Work {
            void on(Archiver archiver) throws IOException;
        }

        /** What the loop does about failures: tries again later, gives up what was taken over, restarts what is lost. */
        private void guarded(Archiver archiver, Work work) throws IOException {
            try {
                work.on(archiver);
                if (archiver == owner) {
                    commit();
                }
            } catch (TakenOverException e) {
                assertThat(archiver).isNotSameAs(owner);
                asleep.remove(archiver);
                discard(archiver);
            } catch (ContentLostException e) {
                asleep.remove(archiver);
                if (archiver == owner) {
                    owner = claim(0);
                }
            } catch (PowerLost e) {
                losePower();
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
        }

        private void commit() throws IOException {
            long durable = owner.partition.durable();
            committed = Math.max(committed, durable);
            if (random.nextInt(10) == 0) {
                for (SampleFormat format : owner.formats) {
                    assertThat(Stored.once(disk, format)).containsAll(numbersBelow(durable));
                }
            }
        }

        private Set<SampleNumber> numbersBelow(long offset) {
            Set<SampleNumber> numbers = new HashSet<>();
            topic.subList(0, (int) offset).forEach(message -> numbers.add(message.number()));
            return numbers;
        }

        private void disturb() {
            int kind = random.nextInt(4);
            int[] left = {1 + random.nextInt(30)};
            if (kind == 0) {
                disk.fault(operation -> {});
            } else if (kind == 1) {
                disk.fault(operation -> failIf(random.nextInt(4) == 0));
            } else if (kind == 2) {
                disk.fault(operation -> failIf(operation.startsWith("force") && random.nextInt(3) == 0));
            } else {
                disk.fault(operation -> {
                    if (--left[0] == 0) {
                        throw new PowerLost();
                    }
                });
            }
        }

        private static void failIf(boolean fails) throws IOException {
            if (fails) {
                throw new IOException("broken");
            }
        }

        private void handOver() throws IOException {
            Archiver leaving = owner;
            guarded(leaving, archiver -> archiver.partition.close());
            if (leaving == owner) {
                discard(leaving);
                owner = claim(0);
            }
        }

        private void discard(Archiver archiver) throws IOException {
            try {
                archiver.partition.discard();
            } catch (PowerLost e) {
                losePower();
            }
        }

        private void losePower() throws IOException {
            asleep.clear();
            disk.losePower();
            Stored.once(disk, allFormats.get(1));
            assertThat(Stored.once(disk, allFormats.get(0))).containsAll(numbersBelow(committed));
            owner = claim(0);
        }

        /** Claims, however often the disk fails meanwhile. */
        private Archiver claim(int attempt) throws IOException {
            try {
                return claim();
            } catch (PowerLost e) {
                asleep.clear();
                disk.losePower();
                return claim(attempt + 1);
            } catch (IOException e) {
                if (attempt > 20) {
                    disk.fault(operation -> {});
                }
                return claim(attempt + 1);
            }
        }

        private void wakeSomebody() throws IOException {
            if (!asleep.isEmpty()) {
                Archiver zombie = asleep.get(random.nextInt(asleep.size()));
                switch (random.nextInt(4)) {
                    case 0 -> guarded(zombie, this::compact);
                    case 1 -> guarded(zombie, this::deliver);
                    case 2 -> guarded(zombie, archiver -> archiver.partition.closeDue(now.plusSeconds(60)));
                    default -> guarded(zombie, archiver -> archiver.partition.close());
                }
            }
        }

        private void finish() throws IOException {
            disk.fault(operation -> {});
            losePower();
            while (owner.position < topic.size()) {
                deliver(owner);
            }
            owner.partition.close();
            now = now.plus(Duration.ofDays(2));
            compact(owner);
            assertThat(merges).isPositive();
            for (SampleFormat format : formats) {
                assertThat(Stored.once(disk, format)).isEqualTo(numbersBelow(topic.size()));
            }
        }
    }
}
