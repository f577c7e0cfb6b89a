package io.hoststream.archive.format;

/** The formats there are. */
public enum FileFormat {
    /** JSON Lines: one sample a line, every field. */
    JSONL,

    /** CSV: the long table of metric values. */
    CSV;

    /** The format itself. */
    public SampleFormat open() {
        return switch (this) {
            case JSONL -> new JsonLines();
            case CSV -> new CsvTable();
        };
    }
}
