package io.hoststream.collect.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the system calls the machine that it runs on, as a fingerprint: the id itself is meant for this machine only.
 *
 * @param fingerprint 64 hexadecimal digits
 */
public record MachineId(String fingerprint) {

    private static final List<Path> LINUX = List.of(Path.of("etc/machine-id"), Path.of("var/lib/dbus/machine-id"));

    /** What systemd puts over the first of them for as long as the system is up. */
    private static final Path THIS_BOOT = Path.of("run/machine-id");

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern ONE_DIGIT = Pattern.compile("(.)\\1*");

    /** What makers of boards leave in place of an id. */
    private static final String UNFILLED = "03000200040005000006000700080009";

    private static final int LARGEST = 256;

    /**
     * The id of the Linux system whose tree begins at {@code root}: none where it has no file of it, or no id in it, or one
     * that only lasts until the next boot, as systemd makes it where it cannot write to the disk.
     */
    public static Optional<MachineId> ofLinux(Path root) {
        Optional<MachineId> lasting = in(root, LINUX);
        return lasting.isPresent() && lasting.equals(in(root, List.of(THIS_BOOT))) ? Optional.empty() : lasting;
    }

    private static Optional<MachineId> in(Path root, List<Path> files) {
        return files.stream()
                .flatMap(file -> text(root.resolve(file)))
                .flatMap(text -> of(text).stream())
                .findFirst();
    }

    /** The id with this text; none if it is one that many machines share, such as zeros or {@code uninitialized}. */
    public static Optional<MachineId> of(String text) {
        String id = text.strip().toLowerCase(Locale.ROOT).replace("-", "");
        boolean known = FORM.matcher(id).matches() && !ONE_DIGIT.matcher(id).matches() && !id.equals(UNFILLED);
        return known ? Optional.of(new MachineId(fingerprintOf(id))) : Optional.empty();
    }

    private static Stream<String> text(Path file) {
        try {
            return Files.size(file) > LARGEST
                    ? Stream.empty()
                    : Stream.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // Many containers have none, and that is what the caller is told.
            return Stream.empty();
        }
    }

    private static String fingerprintOf(String id) {
        try {
            byte[] salted = ("hoststream " + id).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(salted));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
