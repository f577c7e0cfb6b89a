package io.hoststream.schema.wire;

import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Avro's reader, with a bound on what a collection may hold. Avro itself refuses a length that the bytes left cannot hold;
 * this bound keeps a full record of the smallest items from becoming a hundred times its size in memory.
 */
final class BoundedReader<T> extends SpecificDatumReader<T> {

    /** More disks, cores or processes than one sample can hold within a record of 1 MB. */
    static final int MOST_ITEMS = 100_000;

    BoundedReader(Schema writer, Schema reader) {
        super(writer, reader, KnownClasses.INSTANCE);
    }

    @Override
    protected void addToArray(Object array, long position, Object item) {
        check(position);
        super.addToArray(array, position, item);
    }

    @Override
    protected void addToMap(Object map, Object key, Object value) {
        check(((Map<?, ?>) map).size());
        super.addToMap(map, key, value);
    }

    private static void check(long held) {
        if (held >= MOST_ITEMS) {
            throw new AvroRuntimeException("a collection holds more than " + MOST_ITEMS + " items");
        }
    }
}
