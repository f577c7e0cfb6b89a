package io.hoststream.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the reference page: a few of ours, and of Swagger UI's those that the page asks for. */
final class ReferenceFiles {

    /** Where the page is. */
    static final String BASE = "/api/";

    private static final String INDEX = "index.html";
    private static final String OURS = "reference/";
    private static final String THEIRS = "META-INF/resources/webjars/swagger-ui/%s/";
    private static final List<String> NAMES = List.of(INDEX, "reference.css", "reference.js");
    private static final List<String> NAMES_OF_THEIRS =
            List.of("swagger-ui-bundle.js", "swagger-ui-bundle.js.LICENSE.txt", "swagger-ui.css", "favicon-32x32.png");
    private static final Set<String> PATHS = Stream.concat(
                    Stream.of(BASE),
                    Stream.concat(NAMES.stream(), NAMES_OF_THEIRS.stream()).map(name -> BASE + name))
            .collect(Collectors.toUnmodifiableSet());

    private ReferenceFiles() {}

    /** Whether there is a file at the path. */
    static boolean has(String path) {
        return PATHS.contains(path);
    }

    /** Reads them from the class path and packs them. Blocks. */
    static PageFiles load() {
        Map<String, PageFile> files = new HashMap<>();
        NAMES.forEach(name -> files.put(BASE + name, new PageFile(name, read(OURS + name))));
        String theirs = THEIRS.replace("%s", version());
        NAMES_OF_THEIRS.forEach(name -> files.put(BASE + name, new PageFile(name, read(theirs + name))));
        files.put(BASE, files.get(BASE + INDEX));
        return PageFiles.of(files);
    }

    /** The version of Swagger UI that the build took. */
    private static String version() {
        Properties written = new Properties();
        try (InputStream in = ReferenceFiles.class.getResourceAsStream("reference.properties")) {
            if (in != null) {
                written.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reference.properties cannot be read from the class path", e);
        }
        return written.getProperty("swagger-ui", "unknown");
    }

    private static byte[] read(String resource) {
        try (InputStream in = ReferenceFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read from the class path", e);
        }
    }
}
