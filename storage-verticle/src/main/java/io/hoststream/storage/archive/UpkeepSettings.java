package io.hoststream.storage.archive;

import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.time.Duration;
import java.util.Optional;

/** What becomes of closed files. */
@Prefix("archive")
public record UpkeepSettings(
        @Setting(
                help = "Merge the files of an hour when it is over, and those of a day when it is, so that readers open"
                        + " few",
                byDefault = "true")
        boolean compact,

        @Setting(
                help = "How often it is looked for files to merge or to delete",
                byDefault = "1m",
                min = 1_000,
                max = 3_600_000)
        Duration upkeepEvery,

        @Setting(
                help = "How long files are kept, counted from the arrival of their samples",
                byDefault = "400d",
                min = 3_600_000)
        Duration keepFor,

        @Setting(
                help = "Size of all files together past which the oldest are deleted; none for no limit",
                min = 1_048_576)
        Optional<ByteSize> keepSize) {

    long keepBytes() {
        return keepSize.map(ByteSize::bytes).orElse(Long.MAX_VALUE);
    }
}
