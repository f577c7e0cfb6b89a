package io.hoststream.collect.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A mounted filesystem that never answers: a FUSE mount whose other end is held open by a shell that reads nothing from
 * it. When the shell ends, whatever the reason, the kernel lets go of whoever waits.
 */
final class HungMount implements AutoCloseable {

    private static final String SCRIPT = """
            exec 5<>/dev/fuse
            mount -i -t fuse -o fd=5,rootmode=40000,user_id=0,group_id=0 dead:/share "$0" || exit 1
            echo mounted
            read -r _
            umount -l "$0"
            """;

    private final Program shell;

    /** Mounts it there; skips the test where that is not allowed. */
    HungMount(Path place) throws IOException {
        assumeTrue(
                System.getProperty("user.name").equals("root") && Files.exists(Path.of("/dev/fuse")),
                "mounting takes root and /dev/fuse");
        this.shell = Program.start("sh", "-c", SCRIPT, place.toString());
        assumeTrue(shell.line().equals("mounted"), "the kernel refuses FUSE mounts here");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        shell.finish();
        shell.close();
    }
}
