package io.hoststream.launcher.reference;

import static io.hoststream.launcher.reference.ReferencePages.cell;
import static io.hoststream.launcher.reference.ReferencePages.code;

import io.hoststream.launcher.node.SettingsCatalogue;
import io.hoststream.pipeline.settings.Settings.Effective;
import io.hoststream.pipeline.settings.Sources;

/** Every setting, with its default and what it does. */
final class SettingsPage {

    private static final String HEAD = """
            # Settings

            Generated from the code. Settings are read from one YAML file (`--config`, `$HOSTSTREAM_CONFIG` or `hoststream.yaml`
            in the working directory), then from the environment (`HOSTSTREAM_KAFKA__BOOTSTRAP` is `kafka.bootstrap`), then from
            `--set KEY=VALUE`; the later ones win. A dot in a key is a level in YAML. `${env:NAME}`, `${env:NAME:-otherwise}` and
            `${file:/path}` are filled in. `hoststream config check` reports every problem, `hoststream config show` every value
            with where it is from.

            | key | default | what it does |
            |---|---|---|
            """;

    private SettingsPage() {}

    static String render() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Effective setting : SettingsCatalogue.read(Sources.none()).effective()) {
            page.append("| ")
                    .append(code(setting.key()))
                    .append(" | ")
                    .append(code(setting.byDefault()))
                    .append(" | ")
                    .append(cell(setting.help()))
                    .append(" |\n");
        }
        return page.toString();
    }
}
