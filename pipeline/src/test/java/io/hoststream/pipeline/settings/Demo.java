package io.hoststream.pipeline.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings with a value of every type. */
@Prefix("demo")
record Demo(
        @Setting(help = "Any text", byDefault = "hello") String text,

        @Setting(help = "A bounded number", byDefault = "7", min = 1, max = 10)
        int count,

        @Setting(help = "A number with a floor", byDefault = "5", min = 0)
        long total,

        @Setting(help = "A number with a ceiling", byDefault = "5", max = 9)
        int ceiling,

        @Setting(help = "Any number", byDefault = "0") int free,

        @Setting(help = "A share", byDefault = "0.5", min = 0, max = 1)
        double share,

        @Setting(help = "A switch", byDefault = "true") boolean active,

        @Setting(help = "A period", byDefault = "10s", min = 1000, max = 60_000)
        Duration every,

        @Setting(help = "A directory", byDefault = "/var/lib/demo")
        Path dir,

        @Setting(help = "A size", byDefault = "64MB", min = 1024, max = 1L << 30)
        ByteSize room,

        @Setting(help = "A password") Optional<Secret> password,

        @Setting(help = "An address", byDefault = "https://example.org/x")
        URI address,

        @Setting(help = "One of few", byDefault = "dark-blue")
        Shade shade,

        @Setting(help = "A note") Optional<String> note,
        @Setting(help = "A place for notes") Optional<Path> notesFile,
        @Setting(help = "Some names", byDefault = "a, b") List<String> names,
        @Setting(help = "Some periods") List<Duration> periods,

        @Setting(help = "Some labels", byDefault = "region=eu, tier=gold")
        Map<String, String> labels,

        @Setting(help = "A word", byDefault = "abc", pattern = "[a-z]+")
        String word,

        @Setting(help = "A host", byDefault = "a:1", pattern = "\\w+:\\d+", expected = "host:port")
        String peer,

        @Setting(help = "Some keys") List<Secret> keys) {

    /** Colours. */
    enum Shade {
        LIGHT,
        DARK_BLUE
    }

    Demo {
        if (text.equals("share") && share > 0.9) {
            throw new IllegalArgumentException(
                    "demo.text = \"share\" needs demo.share of at most 0.9, which is " + share);
        }
    }
}
