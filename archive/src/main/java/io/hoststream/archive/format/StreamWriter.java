package io.hoststream.archive.format;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.disk.DiskFile;
import io.hoststream.avro.HostSample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file whose format is a run of bytes, compressed or not. Samples gather in memory and are written at the place where the last
 * good write ended, so that a write that failed half-way is written over by the next attempt.
 *
 * <p>A disk that failed to force a file may have dropped pages of it, and a second force that succeeds says nothing of
 * them. So the file is then copied, the copy checked against a checksum of everything that was ever written, and the copy
 * forced instead.
 */
final class StreamWriter implements SampleWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StreamWriter.class);
    private static final int COPY_BYTES = 1 << 16;

    private final Disk disk;
    private final String name;
    private final SampleEncoder encoder;
    private final Pending encoded = new Pending();
    private final Pending pending = new Pending();
    private final OutputStream compressed;
    private final CRC32C written = new CRC32C();
    private DiskFile file;
    private long position;
    private boolean distrusted;
    private boolean unflushed;
    private boolean ended;
    private boolean finished;

    private StreamWriter(Disk disk, String name, SampleEncoder encoder, Compression compression) throws IOException {
        this.disk = disk;
        this.name = name;
        this.encoder = encoder;
        this.compressed = compression.compress(pending);
        this.file = disk.create(name);
    }

    static StreamWriter create(Disk disk, String name, SampleEncoder encoder, byte[] header, Compression compression)
            throws IOException {
        StreamWriter writer = new StreamWriter(disk, name, encoder, compression);
        writer.encoded.writeBytes(header);
        writer.compress();
        return writer;
    }

    @Override
    public String file() {
        return name;
    }

    @Override
    public void append(HostSample sample, long arrivedMillis) {
        encoder.encode(sample, encoded);
        compress();
    }

    private void compress() {
        try {
            encoded.writeTo(compressed);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        encoded.reset();
        unflushed = true;
    }

    @Override
    public long bytes() {
        return position + pending.size();
    }

    @Override
    public long memory() {
        return pending.size();
    }

    @Override
    public void flush() throws IOException {
        if (unflushed) {
            compressed.flush();
            unflushed = false;
        }
        writePending();
    }

    private void writePending() throws IOException {
        int length = pending.size();
        if (length > 0) {
            file.write(position, pending.bytes(), length);
            written.update(pending.bytes(), 0, length);
            position += length;
            pending.reset();
        }
    }

    @Override
    public void finish() throws IOException {
        if (finished) {
            return;
        }
        if (distrusted) {
            replaceByCopy();
        }
        if (!ended) {
            compressed.close();
            ended = true;
            unflushed = false;
        }
        writePending();
        force(file);
        finished = true;
        file.close();
    }

    @Override
    public Checksum checksum() {
        if (!finished) {
            throw new IllegalStateException(name + " is not finished");
        }
        return Checksum.of(written);
    }

    @Override
    public void discard() {
        try {
            ended = true;
            compressed.close();
            file.close();
            disk.delete(name);
        } catch (IOException e) {
            LOG.debug("file={} stays until the partition is claimed again: {}", name, e.toString());
        }
    }

    private void force(DiskFile target) throws IOException {
        try {
            target.force();
        } catch (IOException e) {
            distrusted = true;
            throw e;
        }
    }

    private void replaceByCopy() throws IOException {
        String copyName = name + ".copy.inprogress";
        disk.delete(copyName);
        DiskFile copy = disk.create(copyName);
        try {
            copyChecked(copy);
            copy.force();
            disk.rename(copyName, name);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
        DiskFile old = file;
        file = copy;
        distrusted = false;
        old.close();
    }

    private void copyChecked(DiskFile copy) throws IOException {
        CRC32C read = new CRC32C();
        long at = 0;
        try (InputStream from = disk.read(name)) {
            byte[] buffer = new byte[COPY_BYTES];
            while (at < position) {
                int length = from.read(buffer, 0, (int) Math.min(buffer.length, position - at));
                if (length < 0) {
                    break;
                }
                copy.write(at, buffer, length);
                read.update(buffer, 0, length);
                at += length;
            }
        }
        if (at != position || read.getValue() != written.getValue()) {
            throw new ContentLostException("The disk lost what was written to " + name + " when forcing it failed");
        }
    }

    /** Bytes that can be written from where they lie. */
    private static final class Pending extends ByteArrayOutputStream {

        byte[] bytes() {
            return buf;
        }
    }
}
