package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The closed JSON Lines files of an archive, read by somebody who knows only that each line is a JSON object. */
final class ArchiveContent {

    private final Path directory;

    ArchiveContent(Path directory) {
        this.directory = directory;
    }

    /** The closed files. */
    List<Path> files() throws IOException {
        Path format = directory.resolve("jsonl");
        if (!Files.isDirectory(format)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(format)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What the samples in all files are identified by; fails if a line of any file is not whole. */
    List<SampleId> samples() throws IOException {
        List<SampleId> samples = new ArrayList<>();
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(text).as("content of %s", file).endsWith("\n");
            text.lines().map(ArchiveContent::sample).forEach(samples::add);
        }
        return samples;
    }

    private static SampleId sample(String line) {
        JsonObject json = new JsonObject(line);
        return new SampleId(json.getString("hostId"), Instant.parse(json.getString("epoch")), json.getLong("sequence"));
    }
}
