package io.hoststream.notify;

import io.hoststream.notify.channel.Channels;
import io.hoststream.notify.route.Routing;
import io.hoststream.notify.route.RoutingParser;
import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** Reads a routes file. */
public final class RoutingFile {

    private static final long MOST_BYTES = 1L << 20;

    private RoutingFile() {}

    /**
     * The routes in a file.
     *
     * @param environment the variables that can be named in it
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem, if there are any
     */
    public static Routing read(Path file, Map<String, String> environment) {
        Problems problems = new Problems();
        String text = text(file, problems);
        problems.throwIfAny();
        return RoutingParser.parse(file.toString(), text, environment, Channels::check);
    }

    private static String text(Path file, Problems problems) {
        Origin origin = new Origin(file.toString());
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Files.readString(file);
            }
            problems.add(origin, "is larger than 1 MB, which no routes file is");
        } catch (NoSuchFileException e) {
            problems.add(origin, "does not exist (notify.routes)");
        } catch (CharacterCodingException e) {
            problems.add(origin, "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(origin, "cannot be read: " + e);
        }
        return "";
    }
}
