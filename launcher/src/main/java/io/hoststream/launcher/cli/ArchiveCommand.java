package io.hoststream.launcher.cli;

import io.hoststream.archive.audit.DamagedFile;
import io.hoststream.archive.audit.FileCheck;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.pipeline.process.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream archive verify}: reads every file of the archive. */
@Command(
        name = "archive",
        description = "Looks after the archive's files.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  hoststream archive verify --set archive.directory=/srv/hoststream"})
final class ArchiveCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "verify",
            description = {
                "Reads every closed file of every format from its first byte to its last and names those that are damaged.",
                "Exit code 1 if there are any."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin SettingsOptions options,
            @Option(
                            names = "--set-aside",
                            description =
                                    "Moves damaged files to .archive/damaged, where no reader looks. Without it they"
                                            + " stay; queries leave them out and say so.")
                    boolean setAside)
            throws IOException {
        Logs.forClient();
        PrintWriter out = spec.commandLine().getOut();
        boolean whole = true;
        try (ArchiveFiles archive = ArchiveFiles.open(options)) {
            for (FileFormat format : archive.present()) {
                whole &= verify(new FileCheck(archive.disk(), archive.format(format)), format, setAside, out);
            }
        }
        return whole ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static boolean verify(FileCheck check, FileFormat format, boolean setAside, PrintWriter out)
            throws IOException {
        List<DamagedFile> damaged = new ArrayList<>();
        int read = check.run(damaged::add);
        for (DamagedFile file : damaged) {
            out.println("damaged  " + file.path() + ": " + file.problem());
            if (setAside) {
                out.println("         moved to " + check.setAside(file));
            }
        }
        out.println(format.id() + ": " + read + " files read, " + damaged.size() + " damaged");
        return damaged.isEmpty();
    }
}
