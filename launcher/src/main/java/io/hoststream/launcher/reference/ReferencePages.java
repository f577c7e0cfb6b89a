package io.hoststream.launcher.reference;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The generated pages, by file name. */
public final class ReferencePages {

    private ReferencePages() {}

    /** Every page as Markdown; {@code command} is the command whose help becomes a page. */
    public static Map<String, String> render(CommandLine command) {
        Map<String, String> pages = new TreeMap<>();
        pages.put("settings.md", SettingsPage.render());
        pages.put("metrics.md", MetricsPage.render());
        pages.put("cli.md", CliPage.render(command));
        pages.put("shipped-rules.md", RulesPage.render());
        return pages;
    }

    /** A cell of a Markdown table: bars and line ends would break it. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    static String code(String text) {
        return text.isEmpty() ? "" : "`" + cell(text) + "`";
    }
}
