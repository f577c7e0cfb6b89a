package io.hoststream.archive.history.files;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import io.hoststream.archive.format.SampleWriter;
import java.io.InputStream;
import java.util.function.Consumer;

final class Probe implements SampleFormat {
    @Override
    public String id() {
        return "parquet";
    }

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public SampleWriter create(Disk disk, String file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readNumbers(InputStream from, Consumer<SampleNumber> to) {}
}
