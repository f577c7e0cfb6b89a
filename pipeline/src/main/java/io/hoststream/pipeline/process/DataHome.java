package io.hoststream.pipeline.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The directory for everything that is kept. */
public final class DataHome {

    /** The file that shows that a collector has run here before. */
    private static final String HOST_ID = "host-id";

    /** How a directory is tried. */
    @FunctionalInterface
    interface Writing {
        void to(Path directory) throws IOException;
    }

    private DataHome() {}

    /** Where it is by default: {@code $XDG_DATA_HOME/hoststream}, or {@code ~/.local/share/hoststream}. */
    public static Path byDefault(Map<String, String> environment, String home) {
        return Optional.ofNullable(environment.get("XDG_DATA_HOME"))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(home, ".local", "share"))
                .resolve("hoststream");
    }

    /**
     * Makes sure that the directory exists and can be written to.
     *
     * @throws UserException if not: {@link ExitCode#USAGE} if another directory or other rights are needed, {@link
     *     ExitCode#FAILURE} if it may pass, as on a disk that is full or read-only
     */
    public static Path prepare(Path directory) {
        return prepare(directory, DataHome::write);
    }

    /**
     * The same for a process that only collects: where a collector has run before, a disk that is full or read-only is no
     * reason not to, and only a warning.
     *
     * @throws UserException as above
     */
    public static Path prepareOrWarn(Path directory) {
        return prepareOrWarn(directory, DataHome::write);
    }

    static Path prepareOrWarn(Path directory, Writing writing) {
        try {
            return prepare(directory, writing);
        } catch (UserException e) {
            Path absolute = directory.toAbsolutePath().normalize();
            if (e.exitCode() == ExitCode.USAGE || !Files.isReadable(absolute.resolve(HOST_ID))) {
                throw e;
            }
            // Not before it is needed: a command chooses where logs go once it knows its directory.
            LoggerFactory.getLogger(DataHome.class).warn("{}; nothing is kept there until it can be", e.getMessage());
            return absolute;
        }
    }

    static Path prepare(Path directory, Writing writing) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            writing.to(absolute);
            return absolute;
        } catch (IOException e) {
            throw new UserException(
                    exitCode(absolute, e),
                    "--data " + absolute + ": expected a directory that can be written to (" + why(e) + ")",
                    e);
        }
    }

    private static void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path probe = Files.createTempFile(directory, ".writable", "");
        Files.delete(probe);
    }

    /** The disk itself is to blame unless it is about rights or a place where no directory can be. */
    private static int exitCode(Path directory, IOException e) {
        boolean place = e instanceof AccessDeniedException
                || e instanceof FileAlreadyExistsException
                || e instanceof NoSuchFileException
                || !Files.isDirectory(nearest(directory));
        return place ? ExitCode.USAGE : ExitCode.FAILURE;
    }

    /** The directory, or what there is of the way to it. */
    private static Path nearest(Path directory) {
        Path there = directory;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static String why(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? "it cannot be made there" : reason;
    }
}
