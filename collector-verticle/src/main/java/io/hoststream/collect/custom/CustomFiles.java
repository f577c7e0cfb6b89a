package io.hoststream.collect.custom;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.collect.paced.PacedSource;
import io.hoststream.collect.paced.Round;
import io.hoststream.collect.reading.PacedReading;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of metrics in one directory: those whose names end in {@code .prom}, in the order of their names. A file is read
 * again when it has changed.
 */
public final class CustomFiles implements PacedSource {

    /** Series that all files of a host may have together. */
    static final int MOST_SERIES = 2000;

    /** Bytes that all files may have together: a sample has to fit into a record of 1 MB. */
    static final long MOST_BYTES = 512 * 1024;

    private static final int MOST_FILES = 100;
    private static final Logger LOG = LoggerFactory.getLogger(CustomFiles.class);
    private static final String SUFFIX = ".prom";
    private static final String CHANGED = "hoststream_custom_mtime_seconds";
    private static final String REFUSED = "hoststream_custom_error";
    private static final double MILLIS = 1000;

    /**
     * One file as it was read.
     *
     * @param changedMillis when it was changed last; milliseconds since 1970
     * @param size bytes
     * @param series what it holds; none if it is left out
     * @param mistake why it is left out; null if it is not
     */
    private record Content(
            long changedMillis,
            long size,
            List<CustomMetric> series,
            @Nullable String mistake) {}

    private final Path directory;
    private final Runnable onRefused;
    private Map<String, Content> known = new HashMap<>();

    /**
     * The files in this directory.
     *
     * @param onRefused called for every version of a file that is left out
     */
    public CustomFiles(Path directory, Runnable onRefused) {
        this.directory = directory;
        this.onRefused = onRefused;
    }

    @Override
    public Round read() {
        String[] names = directory.toFile().list((in, name) -> name.endsWith(SUFFIX));
        if (names == null) {
            return Round.failed("collect.custom-directory = '" + directory + "' is no directory that can be listed");
        }
        Arrays.sort(names);
        Map<String, Content> contents = new HashMap<>();
        Together together = new Together();
        List<CustomMetric> ages = new ArrayList<>();
        for (int i = 0; i < Math.min(names.length, MOST_FILES); i++) {
            Content content = content(names[i]);
            String mistake = content.mistake() == null
                    ? together.add(names[i], content.size(), content.series())
                    : content.mistake();
            Content kept = new Content(content.changedMillis(), content.size(), content.series(), mistake);
            told(names[i], kept);
            contents.put(names[i], kept);
            ages.add(own(CHANGED, names[i], kept.changedMillis() / MILLIS, "When the file was changed last"));
            ages.add(own(REFUSED, names[i], mistake == null ? 0 : 1, "Whether the file is left out: 1 or 0"));
        }
        known = contents;
        String failure = names.length > MOST_FILES ? "more than " + MOST_FILES + " files in " + directory : null;
        return new Round(PacedReading.custom(together.seriesAnd(ages)), failure);
    }

    private Content content(String name) {
        Path file = directory.resolve(name);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long changed = attributes.lastModifiedTime().toMillis();
            Content before = known.get(name);
            if (before != null && before.changedMillis() == changed && before.size() == attributes.size()) {
                // What it had in common with another file may be gone.
                return before.series().isEmpty() ? before : new Content(changed, before.size(), before.series(), null);
            }
            return read(file, attributes, changed);
        } catch (IOException e) {
            return new Content(0, 0, List.of(), "cannot be read: " + e.getMessage());
        }
    }

    private static Content read(Path file, BasicFileAttributes attributes, long changed) throws IOException {
        long size = attributes.size();
        // A pipe or a device would be read for ever.
        if (!attributes.isRegularFile() || size > MOST_BYTES) {
            String mistake =
                    attributes.isRegularFile() ? "has more than " + MOST_BYTES + " bytes" : "is no regular file";
            return new Content(changed, size, List.of(), mistake);
        }
        try {
            return new Content(changed, size, PrometheusText.parse(Files.readString(file), MOST_SERIES), null);
        } catch (BadTextException e) {
            return new Content(changed, size, List.of(), e.getMessage());
        } catch (CharacterCodingException e) {
            return new Content(changed, size, List.of(), "is not UTF-8");
        }
    }

    /** Says it once for every version of a file. */
    private void told(String name, Content now) {
        Content before = known.get(name);
        if (now.mistake() != null && (before == null || !now.equals(before))) {
            LOG.warn("file={} is left out: {}", directory.resolve(name), now.mistake());
            onRefused.run();
        } else if (now.mistake() == null && before != null && before.mistake() != null) {
            LOG.info("file={} is read again", directory.resolve(name));
        }
    }

    private static CustomMetric own(String metric, String file, double value, String help) {
        return new CustomMetric(metric, Map.of("file", file), CustomKind.GAUGE, value, help);
    }
}
