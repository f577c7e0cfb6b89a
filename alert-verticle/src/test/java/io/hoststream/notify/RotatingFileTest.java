package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotatingFileTest {

    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("below").resolve("alerts.log");
    }

    private Path aside(int number) {
        return directory.resolve("below").resolve("alerts.log." + number);
    }

    private RotatingFile open(long bytes, int kept) throws IOException {
        return new RotatingFile(path(), bytes, kept);
    }

    @Test
    void shouldAppendLinesAcrossRestarts() throws IOException {
        try (RotatingFile file = open(100, 3)) {
            file.append("one");
            file.append("two");
        }
        try (RotatingFile file = open(100, 3)) {
            file.append("three");
            assertThat(file.tail(1000)).containsExactly("one", "two", "three");
        }
        assertThat(path()).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void shouldSetTheFileAsideWhenItHasGrown() throws IOException {
        try (RotatingFile file = open(8, 2)) {
            for (String line : List.of("one", "two", "three", "four", "five", "six", "seven")) {
                file.append(line);
            }
            assertThat(file.tail(1000)).containsExactly("six", "seven");
        }
        assertThat(path()).hasContent("seven\n");
        assertThat(aside(1)).hasContent("six\n");
        assertThat(aside(2)).hasContent("five\n");
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void shouldBeginANewFileWhereSomebodyMovedIt() throws IOException {
        Path moved = directory.resolve("moved");
        try (RotatingFile file = open(8, 2)) {
            for (String line : List.of("one", "two", "three")) {
                file.append(line);
            }
            Files.move(path(), moved);
            file.append("four");
            Files.move(path(), moved.resolveSibling("other"));
            Files.writeString(path(), "not\n");
            file.append("our");
        }
        assertThat(moved).hasContent("three\n");
        assertThat(path()).hasContent("not\nour\n");
        assertThat(aside(1)).hasContent("one\ntwo\n");
        assertThat(aside(2)).doesNotExist();
    }

    @Test
    void shouldNotSetOldFilesAsideAgainAfterNoNewOneCouldBeOpened() throws IOException {
        try (RotatingFile file = open(8, 2)) {
            for (String line : List.of("one", "two", "three")) {
                file.append(line);
            }
            Files.move(path(), directory.resolve("moved"));
            Files.createSymbolicLink(path(), directory.resolve("missing").resolve("alerts.log"));
            assertThatThrownBy(() -> file.append("four")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> file.append("four")).isInstanceOf(IOException.class);
            Files.delete(path());
            file.append("four");
        }
        assertThat(path()).hasContent("four\n");
        assertThat(aside(1)).hasContent("one\ntwo\n");
        assertThat(aside(2)).doesNotExist();
    }

    @Test
    void shouldBeginAnewWhereNothingIsKept() throws IOException {
        try (RotatingFile file = open(8, 0)) {
            file.append("one");
            file.append("two");
            file.append("three");
        }
        assertThat(path()).hasContent("three\n");
        assertThat(aside(1)).doesNotExist();
    }

    @Test
    void shouldTakeALineThatIsLongerThanTheFileMayBe() throws IOException {
        try (RotatingFile file = open(8, 1)) {
            file.append("a".repeat(100));
            file.append("b");
        }
        assertThat(aside(1)).hasContent("a".repeat(100) + "\n");
        assertThat(path()).hasContent("b\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8191, 8192, 8193, 20_000})
    void shouldCutOffALineThatAKillLeftTorn(int torn) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "whole\nwhole too\n" + "x".repeat(torn));
        try (RotatingFile file = open(100_000, 1)) {
            file.append("next");
        }
        assertThat(path()).hasContent("whole\nwhole too\nnext\n");
    }

    @Test
    void shouldCutOffAFileWithoutAWholeLine() throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), "torn");
        try (RotatingFile file = open(1000, 1)) {
            assertThat(file.tail(1000)).isEmpty();
        }
        assertThat(path()).isEmptyFile();
    }

    @Test
    void shouldReadWholeLinesFromTheTail() throws IOException {
        try (RotatingFile file = open(1000, 1)) {
            file.append("aaaa");
            file.append("bbbb");
            file.append("cccc");
            assertThat(file.tail(12)).containsExactly("bbbb", "cccc").hasSize(2);
            assertThat(file.tail(11)).containsExactly("bbbb", "cccc");
            assertThat(file.tail(9)).containsExactly("cccc");
        }
    }
}
