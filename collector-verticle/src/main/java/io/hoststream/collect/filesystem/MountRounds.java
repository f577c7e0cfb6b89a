package io.hoststream.collect.filesystem;

import io.hoststream.collect.filesystem.MountAnswer.Outcome;
import io.hoststream.collect.paced.PacedSource;
import io.hoststream.collect.paced.Round;
import io.hoststream.collect.reading.FilesystemReading;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import io.hoststream.collect.reading.PacedReading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One round after another over the mounts: list, choose, ask, count inodes. */
public final class MountRounds implements PacedSource {

    private final MountSource source;
    private final MountSelection selection;
    private final MountCalls calls;

    /**
     * Rounds over these mounts.
     *
     * @param deadline how long a mount may take to answer
     * @param nanoClock the monotonic clock
     */
    public MountRounds(MountSource source, MountSelection selection, Duration deadline, LongSupplier nanoClock) {
        this.source = source;
        this.selection = selection;
        this.calls = new MountCalls(source::space, deadline.toNanos(), nanoClock);
    }

    @Override
    public Round read() throws InterruptedException {
        List<Mount> mounts;
        try {
            mounts = selection.choose(source.mounts());
        } catch (IOException e) {
            return Round.failed(String.valueOf(e.getMessage()));
        }
        Map<Mount, MountAnswer> answers = calls.ask(mounts);
        return new Round(PacedReading.filesystems(rows(answers)), complaint(answers));
    }

    private static @Nullable String complaint(Map<Mount, MountAnswer> answers) {
        long notAsked = answers.values().stream()
                .filter(answer -> answer.outcome() == Outcome.NOT_ASKED)
                .count();
        return notAsked == 0 ? null : notAsked + " mounts were not asked, since too many others did not answer";
    }

    private List<FilesystemReading> rows(Map<Mount, MountAnswer> answers) throws InterruptedException {
        List<String> answered = answers.entrySet().stream()
                .filter(entry -> lacksInodes(entry.getValue().space()))
                .map(entry -> entry.getKey().mountpoint())
                .toList();
        Map<String, Inodes> inodes = answered.isEmpty() ? Map.of() : source.inodes(answered);
        List<FilesystemReading> rows = new ArrayList<>();
        answers.forEach((mount, answer) -> {
            Space space = answer.space();
            if (answer.hasRow()) {
                rows.add(row(mount, withInodes(space, inodes.get(mount.mountpoint())), answer.isStuck()));
            }
        });
        return List.copyOf(rows);
    }

    private static boolean lacksInodes(@Nullable Space space) {
        return space != null && space.inodes() == null;
    }

    private static @Nullable Space withInodes(@Nullable Space space, @Nullable Inodes inodes) {
        return space == null || inodes == null
                ? space
                : new Space(space.total(), space.free(), space.available(), inodes);
    }

    private static FilesystemReading row(Mount mount, @Nullable Space space, boolean stuck) {
        return new FilesystemReading(
                mount.mountpoint(), mount.device(), mount.type(), mount.readOnly(), space, stuck, mount.emergency());
    }

    @Override
    public void close() {
        calls.close();
    }
}
