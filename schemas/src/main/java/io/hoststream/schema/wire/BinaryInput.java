package io.hoststream.schema.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Avro binary that lies in memory, field by field. Believes no length: what is claimed has to be there, and a collection
 * holds no more than {@link BoundedReader#MOST_ITEMS}. Reading past the end fails with {@link IndexOutOfBoundsException}.
 */
final class BinaryInput {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int NULL_BRANCH = 0;
    private static final int VALUE_BRANCH = 2;
    private static final int LONGEST_NUMBER_BITS = 70;

    private final RepeatedStrings strings = new RepeatedStrings();
    private byte[] bytes = {};
    private int position;

    /** Goes to the beginning of a record, which ends where the array ends. */
    void start(byte[] record, int from) {
        bytes = record;
        position = from;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    boolean bool() {
        return bytes[position++] == 1;
    }

    int integer() {
        long wide = number();
        if (wide != (int) wide) {
            throw new AvroRuntimeException(wide + " is no int");
        }
        return (int) wide;
    }

    /** A number in seven bits a byte, the lowest first, the sign in the lowest of all. */
    long number() {
        byte first = bytes[position++];
        long folded = first >= 0 ? first : longNumber(first & 0x7FL);
        return (folded >>> 1) ^ -(folded & 1);
    }

    private long longNumber(long lowest) {
        byte[] from = bytes;
        int at = position;
        long folded = lowest;
        for (int shift = 7; shift < LONGEST_NUMBER_BITS; shift += 7) {
            long next = from[at++];
            folded |= (next & 0x7F) << shift;
            if (next >= 0) {
                position = at;
                return folded;
            }
        }
        throw new AvroRuntimeException("a number has no end");
    }

    float single() {
        float value = Float.intBitsToFloat((int) INTS.get(bytes, position));
        position += Float.BYTES;
        return value;
    }

    double real() {
        double value = Double.longBitsToDouble((long) LONGS.get(bytes, position));
        position += Double.BYTES;
        return value;
    }

    String text() {
        long length = number();
        if (length < 0 || length > bytes.length - position) {
            throw new AvroRuntimeException("a string claims " + length + " bytes");
        }
        String text = strings.text(bytes, position, (int) length);
        position += (int) length;
        return text;
    }

    /** Which symbol of an enum with so many. */
    int symbol(int symbols) {
        long index = number();
        if (index < 0 || index >= symbols) {
            throw new AvroRuntimeException("there is no symbol " + index);
        }
        return (int) index;
    }

    /** Whether a union of null and something else holds the latter. */
    boolean present() {
        byte branch = bytes[position];
        if (branch == NULL_BRANCH || branch == VALUE_BRANCH) {
            position++;
            return branch == VALUE_BRANCH;
        }
        return symbol(2) == 1;
    }

    @Nullable
    Boolean optionalBool() {
        return present() ? (Boolean) bool() : null;
    }

    @Nullable
    Integer optionalInteger() {
        return present() ? (Integer) integer() : null;
    }

    @Nullable
    Long optionalNumber() {
        return present() ? (Long) number() : null;
    }

    @Nullable
    Float optionalSingle() {
        return present() ? (Float) single() : null;
    }

    @Nullable
    String optionalText() {
        return present() ? text() : null;
    }

    <R> @Nullable R optional(Function<BinaryInput, R> record) {
        return present() ? record.apply(this) : null;
    }

    <E> @Nullable List<E> optionalList(Function<BinaryInput, E> item) {
        return present() ? list(item) : null;
    }

    <E> List<E> list(Function<BinaryInput, E> item) {
        int block = block(0);
        List<E> items = new ArrayList<>(block);
        while (block > 0) {
            for (int i = 0; i < block; i++) {
                items.add(item.apply(this));
            }
            block = block(items.size());
        }
        return items;
    }

    Map<String, String> texts() {
        int block = block(0);
        Map<String, String> texts = new HashMap<>(block);
        int read = 0;
        while (block > 0) {
            for (int i = 0; i < block; i++) {
                texts.put(text(), text());
            }
            read += block;
            block = block(read);
        }
        return texts;
    }

    /** How many items follow in this block of a collection, of which so many were read; 0 at its end. */
    private int block(int read) {
        long count = number();
        if (count < 0) {
            // The size in bytes follows, for readers that skip.
            number();
            count = -count;
        }
        if (count < 0 || count > BoundedReader.MOST_ITEMS - read) {
            throw new AvroRuntimeException("a collection holds more than " + BoundedReader.MOST_ITEMS + " items");
        }
        if (count > bytes.length - position) {
            throw new AvroRuntimeException("a collection claims " + count + " items");
        }
        return (int) count;
    }
}
