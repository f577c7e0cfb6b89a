package io.hoststream.serve.live;

import io.hoststream.serve.json.JsonText;
import java.util.List;

/** Columns that hosts of a channel have in common. */
final class ColumnSet {

    private final int number;
    private final long serial;
    private final List<Column> columns;
    private final String text;
    private int users;

    ColumnSet(int number, long serial, List<Column> columns) {
        this.number = number;
        this.serial = serial;
        this.columns = List.copyOf(columns);
        this.text = JsonText.of(json -> {
            json.writeStartArray();
            json.writeNumber(number);
            json.writeStartArray();
            for (Column column : columns) {
                column.write(json);
            }
            json.writeEndArray();
            json.writeEndArray();
        });
    }

    /** What clients call it. A number that became free is given to another set. */
    int number() {
        return number;
    }

    /** Tells it apart from every other set that the channel ever had; from 1. */
    long serial() {
        return serial;
    }

    List<Column> columns() {
        return columns;
    }

    /** As an element of {@code sets}. */
    String text() {
        return text;
    }

    void use() {
        users++;
    }

    /** One host less has these columns; says whether none has. */
    boolean leave() {
        users--;
        return users == 0;
    }
}
