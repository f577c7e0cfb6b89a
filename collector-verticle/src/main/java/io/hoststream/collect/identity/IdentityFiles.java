package io.hoststream.collect.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an installation keeps of itself in the data directory: {@code host-id}, a UUID; {@code machine}, a fingerprint of
 * the machine that it was made on, so that a copied directory or a cloned disk does not pass for the original; and {@code
 * epoch}, the start of the last run in milliseconds since 1970. Each is replaced in one step, so that a crash leaves the
 * old one or the new. A run needs only {@code host-id}: on a disk that is full or read-only it goes on without the others.
 */
public final class IdentityFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFiles.class);
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
    private static final int LARGEST = 256;

    private final Optional<MachineId> thisMachine;
    private final Path hostId;
    private final Path machine;
    private final Path epoch;

    /** The files in this data directory, which exists, on this machine; empty where machines have no id. */
    public IdentityFiles(Path data, Optional<MachineId> thisMachine) {
        this.thisMachine = thisMachine;
        this.hostId = data.resolve("host-id");
        this.machine = data.resolve("machine");
        this.epoch = data.resolve("epoch");
    }

    /**
     * The identity of a run that starts now.
     *
     * @throws IllegalStateException if a file cannot be read, {@code host-id} has to be written and cannot, or it holds no
     *     UUID
     */
    public HostIdentity begin(String host, Instant now) {
        UUID id = Files.exists(hostId) ? keptHostId(host) : makeHostId();
        bind();
        return new HostIdentity(host, id, nextEpoch(now));
    }

    private UUID keptHostId(String host) {
        UUID kept = readHostId();
        if (!isFromElsewhere()) {
            return kept;
        }
        UUID made = makeHostId();
        LOG.warn(
                "host={} hostId={} was made on another machine: this one, where its data directory was copied to or its"
                        + " disk cloned, counts as a new installation with hostId={}",
                host,
                kept,
                made);
        return made;
    }

    /** Only where both sides of the comparison are known: a container may lose its machine's id from start to start. */
    private boolean isFromElsewhere() {
        if (thisMachine.isEmpty() || !Files.exists(machine)) {
            return false;
        }
        String bound = read(machine);
        return FINGERPRINT.matcher(bound).matches()
                && !bound.equals(thisMachine.get().fingerprint());
    }

    private void bind() {
        String bound = Files.exists(machine) ? read(machine) : "";
        thisMachine
                .map(MachineId::fingerprint)
                .filter(fingerprint -> !fingerprint.equals(bound))
                .ifPresent(fingerprint ->
                        writeIfPossible(machine, fingerprint, "a copy of this directory passes for the original"));
    }

    private UUID readHostId() {
        String text = read(hostId);
        try {
            UUID id = UUID.fromString(text);
            // The parser also takes shortened forms, which a torn or edited file may look like.
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw corruptHostId(text, e);
        }
        throw corruptHostId(text, null);
    }

    private IllegalStateException corruptHostId(String text, @Nullable Exception cause) {
        return new IllegalStateException(
                hostId + " holds '" + text + "' where a UUID is expected. Restore the file; or delete it, and this host"
                        + " counts as a new installation",
                cause);
    }

    private UUID makeHostId() {
        UUID made = UUID.randomUUID();
        write(hostId, made.toString());
        LOG.info("hostId={} was made for this installation and is kept in {}", made, hostId);
        return made;
    }

    /** Now, or just after the last run's where the wall clock has been set back since. */
    private Instant nextEpoch(Instant now) {
        long next = Math.max(now.toEpochMilli(), lastEpoch() + 1);
        if (next > now.toEpochMilli()) {
            LOG.warn("epoch={} is ahead of the clock, which was set back since the last run", next);
        }
        writeIfPossible(epoch, Long.toString(next), "the clock alone orders the next run");
        return Instant.ofEpochMilli(next);
    }

    private long lastEpoch() {
        if (!Files.exists(epoch)) {
            return 0;
        }
        String text = read(epoch);
        if (!text.matches("\\d{1,15}")) {
            LOG.warn(
                    "file={} holds '{}' where milliseconds are expected; the clock alone orders this run", epoch, text);
            return 0;
        }
        return Long.parseLong(text);
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return "(" + Files.size(file) + " bytes)";
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void writeIfPossible(Path file, String text, String consequence) {
        try {
            write(file, text);
        } catch (IllegalStateException e) {
            LOG.warn("{}; until it can, {}", e.getMessage(), consequence);
        }
    }

    private static void write(Path file, String text) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, text + "\n", StandardCharsets.ISO_8859_1);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
