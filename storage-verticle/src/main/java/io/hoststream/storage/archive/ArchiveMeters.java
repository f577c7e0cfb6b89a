package io.hoststream.storage.archive;

import io.hoststream.archive.ArchiveFile;
import io.hoststream.archive.ArchiveListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;

/** Counts what the archive does, by format. Used on the loop's thread. */
final class ArchiveMeters implements ArchiveListener {

    private record FormatMeters(Counter stored, Counter repeated, Counter files, Counter bytes) {

        static FormatMeters of(String format, MeterRegistry meters) {
            return new FormatMeters(
                    counter("hoststream.archive.samples", "Samples put into files", format)
                            .register(meters),
                    counter("hoststream.archive.repeats", "Samples left out because they are stored already", format)
                            .register(meters),
                    counter("hoststream.archive.files", "Files closed", format).register(meters),
                    counter("hoststream.archive.written", "Size of the files closed", format)
                            .baseUnit("bytes")
                            .register(meters));
        }

        private static Counter.Builder counter(String name, String description, String format) {
            return Counter.builder(name).description(description).tag("format", format);
        }
    }

    private final MeterRegistry meters;
    private final Map<String, FormatMeters> byFormat = new HashMap<>();

    ArchiveMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void stored(String format) {
        of(format).stored().increment();
    }

    @Override
    public void repeated(String format) {
        of(format).repeated().increment();
    }

    @Override
    public void closed(String format, ArchiveFile file, long bytes) {
        of(format).files().increment();
        of(format).bytes().increment((double) bytes);
    }

    private FormatMeters of(String format) {
        return byFormat.computeIfAbsent(format, name -> FormatMeters.of(name, meters));
    }
}
