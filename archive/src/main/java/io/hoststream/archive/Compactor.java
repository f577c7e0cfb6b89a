package io.hoststream.archive;

import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.ClosedFiles.Listing;
import io.hoststream.archive.ClosedFiles.Superseded;
import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.DamagedFileException;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the closed files of one format of one partition, in the hands of its owner; on any thread, one at a time. Renaming the
 * merged file into place is the one step by which readers come to see it instead of those that went into it, which are deleted
 * after. Any step may fail, or the process die after it: what was left half done is done by the next one.
 */
public final class Compactor {

    private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

    /** Once there was nothing to do, only what arrived in this time is looked at: longer than a topic keeps its records. */
    private static final Duration LOOKED_AT = Duration.ofDays(5);

    private final Disk disk;
    private final SampleFormat format;
    private final Claim claim;
    private final ArchiveListener listener;
    private final Merging merging;
    private final Set<String> damaged = new HashSet<>();
    private String from = "";

    Compactor(Archive archive, SampleFormat format, Claim claim, Merging merging) {
        this.disk = archive.disk();
        this.format = format;
        this.claim = claim;
        this.listener = archive.listener();
        this.merging = merging;
    }

    /**
     * Does one merge, or deletes what an earlier one left.
     *
     * @return whether there was anything to do
     * @throws TakenOverException if the partition has another owner now: then nothing more is to be done here
     */
    public boolean step(Instant now) throws IOException {
        Listing listing = files().since(from);
        List<Superseded> left = listing.superseded().stream()
                .filter(superseded -> isMine(superseded.entry()))
                .toList();
        if (!left.isEmpty()) {
            delete(left);
            return true;
        }
        List<Entry> mine = listing.live().stream().filter(this::isMine).toList();
        Optional<MergePlan> plan = MergePlan.first(mine, damaged, merging, now, entry -> disk.size(entry.path()));
        if (plan.isEmpty()) {
            from = Layout.day(now.minus(LOOKED_AT));
            return false;
        }
        merge(plan.get());
        return true;
    }

    private ClosedFiles files() {
        return new ClosedFiles(disk, format.kind());
    }

    private boolean isMine(Entry entry) {
        return entry.file().source().equals(claim.source());
    }

    private void merge(MergePlan plan) throws IOException {
        merging.room().need(2 * plan.bytes());
        claim.verify();
        String inProgress = claim.inProgress(format.extension());
        try {
            makeSureOfBytes(plan);
            Checksum checksum = format.merge(disk, plan.paths(), inProgress);
            publish(plan, inProgress, plan.merged(checksum, format.extension()));
        } catch (DamagedFileException e) {
            damaged.add(e.file());
            LOG.warn("file={} is not merged with others: {}", e.file(), e.getMessage());
        } finally {
            // Nothing happens if it was published.
            disk.delete(inProgress);
        }
    }

    /** What is damaged is not to go into a file whose name says that it is not. */
    private void makeSureOfBytes(MergePlan plan) throws IOException {
        for (Entry entry : plan.files()) {
            try {
                entry.verify(disk);
            } catch (MalformedFileException e) {
                throw new DamagedFileException(entry.path(), e);
            }
        }
    }

    private void publish(MergePlan plan, String inProgress, ArchiveFile merged) throws IOException {
        String target = plan.directory() + "/" + merged.name();
        long bytes = disk.size(inProgress);
        makeSureOfAll(plan, merged);
        disk.makeDirectory(plan.directory());
        claim.publish(inProgress, target);
        Entry by = new Entry(target, merged);
        delete(plan.files().stream().map(entry -> new Superseded(entry, by)).toList());
        LOG.debug("file={} was merged from {}", target, plan.paths());
        listener.merged(format.id(), plan.files().size(), plan.bytes(), bytes);
    }

    /**
     * The files that went in have to be all that the merged one will cover: what was deleted meanwhile, for its age or for
     * room, is not to come back, and nothing else may count as superseded.
     */
    private void makeSureOfAll(MergePlan plan, ArchiveFile merged) throws IOException {
        Set<String> covered = files().all().stream()
                .filter(this::isMine)
                .filter(entry -> merged.covers(entry.file()))
                .map(Entry::path)
                .collect(Collectors.toSet());
        if (!covered.equals(Set.copyOf(plan.paths()))) {
            throw new NoSuchFileException(plan.directory(), merged.name(), "other files are there than were merged");
        }
    }

    /** Deletes what was merged, after making sure that the merged file's name lasts. */
    private void delete(List<Superseded> merged) throws IOException {
        Set<String> directories = new TreeSet<>();
        merged.forEach(superseded -> directories.add(superseded.by().directory()));
        for (String directory : directories) {
            disk.sync(directory);
        }
        directories.clear();
        for (Superseded superseded : merged) {
            disk.delete(superseded.entry().path());
            directories.add(superseded.entry().directory());
        }
        for (String directory : directories) {
            disk.sync(directory);
        }
    }
}
