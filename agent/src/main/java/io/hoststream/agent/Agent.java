package io.hoststream.agent;

import io.hoststream.agent.log.LineProvider;
import io.hoststream.pipeline.process.DataHome;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.Failures;
import io.hoststream.pipeline.process.Hardening;
import io.hoststream.pipeline.process.ServiceRun;
import io.hoststream.pipeline.process.StandardPaths;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** The entry of {@code hoststream run collect}. */
public final class Agent {

    private static final String BUILD = "/io/hoststream/collect/collector.properties";

    private final PrintStream out;
    private final Failures failures;
    private final Map<String, String> environment;

    Agent(PrintStream out, PrintWriter err, Map<String, String> environment) {
        this.out = out;
        this.failures = new Failures(err, UnaryOperator.identity());
        this.environment = environment;
    }

    /** Collects until a signal comes, and ends with 0, 1 failure or 2 usage or settings. */
    public static void main(String[] arguments) {
        Hardening.apply();
        LineProvider.install();
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Agent(System.out, err, System.getenv()).run(arguments));
    }

    // Whatever goes wrong becomes a sentence and an exit code.
    @SuppressWarnings("checkstyle:illegalcatch")
    int run(String... arguments) {
        try {
            AgentOptions options = AgentOptions.parse(arguments);
            if (options.help()) {
                out.print(help());
                return ExitCode.OK;
            }
            if (options.version()) {
                out.println(version());
                return ExitCode.OK;
            }
            return collect(options);
        } catch (Exception e) {
            return failures.explain(e);
        }
    }

    private int collect(AgentOptions options) throws Exception {
        Settings settings = AgentSettings.read(new Sources(
                StandardPaths.settingsFile(options.settingsFile(), environment), environment, options.overrides()));
        Path data = DataHome.prepareOrWarn(StandardPaths.dataDirectory(options.data(), environment));
        out.println(version() + ", data in " + data);
        return new ServiceRun(new AgentService(settings, data), failures).run(() -> {
            out.println("ready");
            out.flush();
        });
    }

    private static String help() throws IOException {
        try (InputStream in = Agent.class.getResourceAsStream("help.txt")) {
            if (in == null) {
                throw new IllegalStateException("The agent's jar lacks help.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String version() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Agent.class.getResourceAsStream(BUILD)) {
            if (in == null) {
                throw new IllegalStateException("The agent lacks " + BUILD);
            }
            build.load(in);
        }
        return "hoststream " + build.getProperty("version") + " agent (Java " + System.getProperty("java.version")
                + ")";
    }
}
