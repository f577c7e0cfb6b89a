package io.hoststream.archive.format;

import java.util.Arrays;
import java.util.List;

/** The formats there are. */
public enum FileFormat {
    /** Parquet: the long table of metric values, in columns, sorted. */
    PARQUET("parquet", false),

    /** JSON Lines: one sample a line, every field. */
    JSONL("jsonl", true),

    /** CSV: the long table of metric values. */
    CSV("csv", true);

    private final String id;
    private final boolean text;

    FileFormat(String id, boolean text) {
        this.id = id;
        this.text = text;
    }

    /** The name in settings, and of the directory that holds its files; lower case letters and digits. */
    public String id() {
        return id;
    }

    /** What the names of its files may end with, without the dot: whatever is written now, all of them are read. */
    public List<String> extensions() {
        return text
                ? Arrays.stream(Compression.values())
                        .map(compression -> compression.extension(id))
                        .toList()
                : List.of(id);
    }
}
