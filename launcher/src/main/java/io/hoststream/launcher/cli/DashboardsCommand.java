package io.hoststream.launcher.cli;

import io.hoststream.launcher.dashboards.Dashboards;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hoststream dashboards DIR}: writes the Grafana dashboards from their source; for those who change them. */
@Command(name = "dashboards", description = "Writes the Grafana dashboards from their source.", hidden = true)
final class DashboardsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Where " + Dashboards.SOURCE + " is and the dashboards go.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private Path directory = Path.of("dashboards");

    @Override
    public Integer call() throws IOException {
        Logs.forClient();
        for (Map.Entry<String, String> dashboard : Dashboards.render(source()).entrySet()) {
            Files.writeString(directory.resolve(dashboard.getKey()), dashboard.getValue());
        }
        return ExitCode.OK;
    }

    private String source() throws IOException {
        Path source = directory.resolve(Dashboards.SOURCE);
        try {
            return Files.readString(source);
        } catch (NoSuchFileException e) {
            throw new UserException(ExitCode.USAGE, source + " does not exist; expected the dashboards' source", e);
        }
    }
}
