package io.hoststream.archive.format;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The long table of metric values, one value a row: {@code time, host, hostId, epoch, sequence, metric, device, labels,
 * value}. Names, units and meanings are those of the metric catalogue; {@code labels} is a JSON object of the sample's and
 * the device's labels, empty where there are none; times are RFC 3339 in UTC with milliseconds.
 *
 * <p>By RFC 4180: UTF-8, a header line, CRLF, quotes where needed. A text that a spreadsheet could take for a formula, so
 * one that begins with {@code = + - @}, a tab, a line break or a quotation mark {@code '}, has a {@code '} put before it.
 */
public final class CsvTable implements SampleFormat {

    static final List<String> COLUMNS =
            List.of("time", "host", "hostId", "epoch", "sequence", "metric", "device", "labels", "value");

    private static final byte[] HEADER = (String.join(",", COLUMNS) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private final Compression compression;

    /** Files that are not compressed. */
    public CsvTable() {
        this(Compression.NONE);
    }

    /** Files that are compressed so; what is read may be compressed otherwise. */
    public CsvTable(Compression compression) {
        this.compression = compression;
    }

    @Override
    public FileFormat kind() {
        return FileFormat.CSV;
    }

    @Override
    public String extension() {
        return compression.extension("csv");
    }

    @Override
    public SampleWriter create(Disk disk, String file) throws IOException {
        return StreamWriter.create(disk, file, new CsvEncoder(), HEADER, compression);
    }

    @Override
    public void readNumbers(Disk disk, String file, Consumer<SampleNumber> to) throws IOException {
        try (InputStream from = TextFiles.open(disk, file)) {
            readNumbers(from, to);
        }
    }

    @Override
    public Checksum merge(Disk disk, List<String> files, String into) throws IOException {
        return new TextFiles(disk, compression, HEADER).merge(files, into);
    }

    @Override
    public void readHeads(Disk disk, String file, Consumer<SampleHead> to) throws IOException {
        try (InputStream from = TextFiles.open(disk, file)) {
            readHeads(from, to);
        }
    }

    @Override
    public void check(Disk disk, String file) throws IOException {
        readHeads(disk, file, head -> {});
    }

    private static void readNumbers(InputStream from, Consumer<SampleNumber> to) throws IOException {
        readHeads(from, head -> to.accept(head.number()));
    }

    private static void readHeads(InputStream from, Consumer<SampleHead> to) throws IOException {
        CsvRows rows = new CsvRows(new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8)));
        if (!Objects.equals(rows.next(), COLUMNS)) {
            throw new MalformedFileException("the first line is not " + String.join(",", COLUMNS));
        }
        SampleNumber last = null;
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
            SampleHead head = head(row, rows.line());
            if (!head.number().equals(last)) {
                to.accept(head);
            }
            last = head.number();
        }
    }

    private static SampleHead head(List<String> row, long line) throws MalformedFileException {
        if (row.size() != COLUMNS.size()) {
            throw new MalformedFileException(
                    "line " + line + " has " + row.size() + " fields, expected " + COLUMNS.size());
        }
        try {
            SampleNumber number = new SampleNumber(
                    CsvText.unguarded(row.get(2)),
                    Rfc3339.parse(row.get(3)).toEpochMilli(),
                    Long.parseLong(row.get(4)));
            return new SampleHead(CsvText.unguarded(row.get(1)), number, Rfc3339.parse(row.get(0)), null, List.of());
        } catch (NumberFormatException | DateTimeException e) {
            throw new MalformedFileException("line " + line + " has no time, epoch or sequence: " + e.getMessage(), e);
        }
    }
}
