package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.archive.format.SampleNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the closed files of a format hold; reading them asserts that each is whole and has the bytes that its name says. */
final class Stored {

    private Stored() {}

    static List<SampleNumber> numbers(Disk disk, SampleFormat format) throws IOException {
        ClosedFiles files = new ClosedFiles(disk, format.kind());
        List<SampleNumber> numbers = new ArrayList<>();
        for (ClosedFiles.Entry entry : files.all()) {
            entry.verify(disk);
            format.readNumbers(disk, entry.path(), numbers::add);
        }
        return numbers;
    }

    /** The numbers, after asserting that none is there twice. */
    static Set<SampleNumber> once(Disk disk, SampleFormat format) throws IOException {
        List<SampleNumber> numbers = numbers(disk, format);
        assertThat(numbers).as("closed %s files", format.id()).doesNotHaveDuplicates();
        return new HashSet<>(numbers);
    }
}
