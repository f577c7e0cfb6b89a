package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.launcher.reference.ReferencePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ReferencePagesTest {

    private static final Path PAGES = Path.of("..", "docs", "reference");

    @TestFactory
    Stream<DynamicTest> shouldBeWhatTheCodeSays() {
        return ReferencePages.render(Commands.commandLine()).entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> compare(page)));
    }

    private static void compare(Map.Entry<String, String> page) throws IOException {
        Path file = PAGES.resolve(page.getKey());
        assertThat(file).exists();
        assertThat(Files.readString(file))
                .as("%s is out of date; write it anew with: ./hoststream reference docs/reference", page.getKey())
                .isEqualTo(page.getValue());
    }
}
