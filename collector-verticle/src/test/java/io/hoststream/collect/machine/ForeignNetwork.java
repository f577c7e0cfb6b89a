package io.hoststream.collect.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hoststream.collect.linux.HostRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A network namespace of the test's own, and a tree in which the machine is seen with that network. */
final class ForeignNetwork implements AutoCloseable {

    /** Carries out one line after the other, and says when each is done. */
    private static final String SCRIPT = "echo ready; while read -r line; do eval \"$line\"; echo done; done";

    private final Program shell;
    private final Path tree;
    private final List<Path> links = new ArrayList<>();

    /** Makes it; skips the test where that is not allowed. */
    ForeignNetwork() throws IOException {
        Program.assumeInstalled("unshare", "util-linux");
        Program.assumeInstalled("ip", "iproute2");
        this.shell = Program.start("unshare", "-n", "bash", "-c", SCRIPT);
        assumeTrue(shell.line().equals("ready"), "making a network takes root");
        this.tree = Files.createTempDirectory("network");
    }

    /** Runs a command within it. */
    void run(String command) throws IOException {
        shell.say(command);
        if (!shell.line().equals("done")) {
            throw new AssertionError(command + " failed");
        }
    }

    /** The machine with this network instead of its own, as a tree of links. */
    HostRoot root() throws IOException {
        Path proc = Files.createDirectory(tree.resolve("proc"));
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            List<Path> files = entries.filter(
                            entry -> !entry.getFileName().toString().matches("\\d+|net"))
                    .toList();
            for (Path file : files) {
                link(proc.resolve(file.getFileName()), file);
            }
        }
        link(proc.resolve("net"), Path.of("/proc", String.valueOf(shell.pid()), "net"));
        link(tree.resolve("sys"), Path.of("/sys"));
        return HostRoot.at(tree);
    }

    private void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
        links.add(link);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        shell.finish();
        shell.close();
        for (Path link : links) {
            Files.delete(link);
        }
        Files.deleteIfExists(tree.resolve("proc"));
        Files.delete(tree);
    }
}
