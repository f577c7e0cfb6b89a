package io.hoststream.pipeline.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The directory for everything that is kept. */
public final class DataHome {

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
     * @throws UserException if not
     */
    public static Path prepare(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Path probe = Files.createTempFile(absolute, ".writable", "");
            Files.delete(probe);
            return absolute;
        } catch (FileAlreadyExistsException e) {
            throw unusable(absolute, "it is a file", e);
        } catch (IOException e) {
            throw unusable(absolute, why(e), e);
        }
    }

    private static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? "it cannot be made there" : reason;
    }

    private static UserException unusable(Path directory, String reason, IOException cause) {
        return new UserException(
                ExitCode.USAGE,
                "--data " + directory + ": expected a directory that can be written to (" + reason + ")",
                cause);
    }
}
