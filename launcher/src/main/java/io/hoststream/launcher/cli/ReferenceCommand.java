package io.hoststream.launcher.cli;

import io.hoststream.launcher.reference.ReferencePages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hoststream reference DIR}: writes the generated pages; for those who work on hoststream. */
@Command(name = "reference", description = "Writes the generated reference pages.", hidden = true)
final class ReferenceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Where the pages go.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private Path directory = Path.of("docs", "reference");

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, String> page :
                ReferencePages.render(Commands.commandLine()).entrySet()) {
            Files.writeString(directory.resolve(page.getKey()), page.getValue());
        }
        return 0;
    }
}
