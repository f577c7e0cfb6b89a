package io.hoststream.archive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.avro.HostSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One sample a line, with every field by its name in the Avro schema. What is not known is left out, as are numbers that
 * are not finite. Times are RFC 3339 in UTC with milliseconds. UTF-8, each line ended by a line feed.
 */
public final class JsonLines implements SampleFormat {

    private static final byte[] NO_HEADER = {};

    private final JsonFactory factory = new JsonFactory();
    private final Compression compression;

    /** Files that are not compressed. */
    public JsonLines() {
        this(Compression.NONE);
    }

    /** Files that are compressed so; what is read may be compressed otherwise. */
    public JsonLines(Compression compression) {
        this.compression = compression;
    }

    @Override
    public FileFormat kind() {
        return FileFormat.JSONL;
    }

    @Override
    public String extension() {
        return compression.extension("jsonl");
    }

    @Override
    public SampleWriter create(Disk disk, String file) throws IOException {
        return StreamWriter.create(disk, file, new JsonEncoder(factory), NO_HEADER, compression);
    }

    @Override
    public void readNumbers(Disk disk, String file, Consumer<SampleNumber> to) throws IOException {
        JsonNumberReader reader = new JsonNumberReader(factory);
        try (InputStream from = TextFiles.open(disk, file)) {
            eachLine(from, line -> to.accept(reader.read(line)));
        }
    }

    @Override
    public void readHeads(Disk disk, String file, Consumer<SampleHead> to) throws IOException {
        readSamples(disk, file, sample -> to.accept(SampleHead.of(sample)));
    }

    @Override
    public void check(Disk disk, String file) throws IOException {
        readSamples(disk, file, sample -> {});
    }

    @Override
    public Checksum merge(Disk disk, List<String> files, String into) throws IOException {
        return new TextFiles(disk, compression, NO_HEADER).merge(files, into);
    }

    /**
     * Reads the samples themselves, all that was written of them.
     *
     * @throws MalformedFileException if the file is not whole or not of this format
     */
    public void readSamples(Disk disk, String file, Consumer<HostSample> to) throws IOException {
        JsonDecoder decoder = new JsonDecoder(factory);
        try (InputStream from = TextFiles.open(disk, file)) {
            eachLine(from, line -> to.accept(decoder.decode(line)));
        }
    }

    private interface LineReader {
        void read(String line) throws IOException;
    }

    private static void eachLine(InputStream from, LineReader reader) throws IOException {
        Lines lines = new Lines(new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8)));
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                reader.read(line);
            } catch (JsonProcessingException
                    | MalformedFileException
                    | IllegalArgumentException
                    | DateTimeException e) {
                throw new MalformedFileException("line " + lines.number + " is not a sample: " + e.getMessage(), e);
            }
        }
    }

    /** Lines, each of which has to be ended: a last one that is not was torn. */
    private static final class Lines {

        private final BufferedReader reader;
        private final StringBuilder line = new StringBuilder();
        private int number;

        private Lines(BufferedReader reader) {
            this.reader = reader;
        }

        private @Nullable String next() throws IOException {
            line.setLength(0);
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    number++;
                    return line.toString();
                }
                line.append((char) c);
            }
            if (!line.isEmpty()) {
                throw new MalformedFileException("the last line is not whole: it does not end with a line feed");
            }
            return null;
        }
    }
}
