package io.hoststream.archive;

import io.hoststream.archive.format.MalformedFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Checkpoints as bytes, with a checksum at the end: one that was torn or damaged is known as such. */
final class CheckpointCodec {

    private static final int MAGIC = 0x48534e31;
    private static final int MAX_TEXT = 1 << 20;

    private CheckpointCodec() {}

    static byte[] encode(Checkpoint checkpoint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeLong(checkpoint.position().generation());
            out.writeLong(checkpoint.position().last());
            text(checkpoint.file(), out);
            checkpoint.numbers().forEach((host, epoch, sequences) -> run(host, epoch, sequences, out));
            out.writeInt(-1);
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    static Checkpoint decode(byte[] bytes) throws IOException {
        int length = bytes.length - Long.BYTES;
        if (length < 0 || ByteBuffer.wrap(bytes, length, Long.BYTES).getLong() != checksum(bytes, length)) {
            throw new MalformedFileException("its checksum does not hold");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (in.readInt() != MAGIC) {
            throw new MalformedFileException("it is of another kind or release");
        }
        Position position = new Position(in.readLong(), in.readLong());
        String file = text(in.readInt(), in);
        StoredNumbers numbers = new StoredNumbers();
        for (int host = in.readInt(); host >= 0; host = in.readInt()) {
            Ranges sequences = numbers.run(text(host, in), in.readLong());
            for (int left = in.readInt(); left > 0; left--) {
                sequences.add(in.readLong(), in.readLong());
            }
        }
        return new Checkpoint(position, file, numbers);
    }

    private static void run(String host, long epoch, Ranges sequences, DataOutputStream out) {
        try {
            text(host, out);
            out.writeLong(epoch);
            out.writeInt(sequences.size());
            sequences.forEach((first, last) -> range(first, last, out));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    private static void range(long first, long last, DataOutputStream out) {
        try {
            out.writeLong(first);
            out.writeLong(last);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(int length, DataInputStream in) throws IOException {
        if (length > MAX_TEXT) {
            throw new MalformedFileException("it has a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
