package io.hoststream.serve.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of the page by their path, such as {@code /js/app.js}; {@code /} is the index. */
public final class PageFiles {

    private static final String ROOT = "web/";
    private static final String INDEX = "index.html";
    private static final String VENDORED = "vendor/";

    private final Map<String, PageFile> byPath;

    private PageFiles(Map<String, PageFile> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    /** Reads every file under {@code web/} where this class is from, a jar or a directory; none if there is no index. Blocks. */
    public static PageFiles load() {
        return load(PageFiles.class.getClassLoader());
    }

    static PageFiles load(ClassLoader from) {
        URL index = from.getResource(ROOT + INDEX);
        if (index == null) {
            return new PageFiles(Map.of());
        }
        try {
            Map<String, PageFile> files =
                    index.openConnection() instanceof JarURLConnection jar ? ofJar(jar) : ofDirectory(index.toURI());
            files.put("/", files.get("/" + INDEX));
            return new PageFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException("The page cannot be read from " + index, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path holds a URL that is not a URI: " + index, e);
        }
    }

    /** Those files, by path. */
    static PageFiles of(Map<String, PageFile> byPath) {
        return new PageFiles(byPath);
    }

    /** How many paths there are. */
    public int size() {
        return byPath.size();
    }

    /** Every file once. */
    Stream<PageFile> all() {
        return byPath.values().stream().distinct();
    }

    Optional<PageFile> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static Map<String, PageFile> ofJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        Map<String, PageFile> files = new HashMap<>();
        try (JarFile jar = connection.getJarFile()) {
            List<JarEntry> entries = jar.stream()
                    .filter(entry -> entry.getName().startsWith(ROOT) && !entry.isDirectory())
                    .toList();
            for (JarEntry entry : entries) {
                try (InputStream in = jar.getInputStream(entry)) {
                    add(files, entry.getName().substring(ROOT.length()), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static Map<String, PageFile> ofDirectory(URI index) throws IOException {
        Path root = Path.of(index).resolveSibling("");
        Map<String, PageFile> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                add(files, root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static void add(Map<String, PageFile> files, String name, byte[] bytes) {
        files.put("/" + name, new PageFile(name, isOurText(name) ? lean(bytes) : bytes));
    }

    /** What others wrote is sent as they wrote it, with its licence. */
    private static boolean isOurText(String name) {
        return !name.startsWith(VENDORED) && (name.endsWith(".js") || name.endsWith(".css"));
    }

    private static byte[] lean(byte[] bytes) {
        return LeanText.of(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
