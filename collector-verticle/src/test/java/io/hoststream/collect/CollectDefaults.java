package io.hoststream.collect;

import io.hoststream.pipeline.settings.Settings;
import java.util.List;

/** The settings' defaults, for tests in other packages. */
public final class CollectDefaults {

    private CollectDefaults() {}

    public static List<String> filesystemExclude() {
        return Settings.defaults(CollectSettings.class).filesystemExclude();
    }

    public static List<String> filesystemTypeExclude() {
        return Settings.defaults(CollectSettings.class).filesystemTypeExclude();
    }
}
