package io.hoststream.archive.format;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows by RFC 4180. Every row has to be ended: a last one that is not was torn. */
final class CsvRows {

    private final Reader reader;
    private final StringBuilder field = new StringBuilder();
    private long line;

    /** Rows from a reader that is buffered. */
    CsvRows(Reader reader) {
        this.reader = reader;
    }

    /** The line on which the last row ended, counted from 1. */
    long line() {
        return line;
    }

    @Nullable
    List<String> next() throws IOException {
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        List<String> row = new ArrayList<>();
        while (true) {
            field.setLength(0);
            int end = c == '"' ? quoted() : plain(c);
            row.add(field.toString());
            if (end != ',') {
                expect(end == '\r' && reader.read() == '\n', "does not end with CRLF");
                line++;
                return row;
            }
            c = reader.read();
        }
    }

    private int plain(int first) throws IOException {
        int c = first;
        while (c >= 0 && c != ',' && c != '\r') {
            expect(c != '"' && c != '\n', "has a quote or line feed in a field without quotes");
            field.append((char) c);
            c = reader.read();
        }
        return c;
    }

    private int quoted() throws IOException {
        while (true) {
            int c = reader.read();
            expect(c >= 0, "ends inside quotes");
            if (c == '"') {
                c = reader.read();
                if (c != '"') {
                    return c;
                }
            } else if (c == '\n') {
                line++;
            }
            field.append((char) c);
        }
    }

    private void expect(boolean holds, String otherwise) throws MalformedFileException {
        if (!holds) {
            throw new MalformedFileException("line " + (line + 1) + " " + otherwise);
        }
    }
}
