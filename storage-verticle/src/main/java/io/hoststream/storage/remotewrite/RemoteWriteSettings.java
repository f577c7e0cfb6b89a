package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Secret;
import io.hoststream.pipeline.settings.Setting;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** To which receivers samples are sent by Prometheus remote write, and how. Names and labels are those of the scrape. */
@Prefix("remote-write")
public record RemoteWriteSettings(
        @Setting(
                help = "Receivers, each by a name of your choice, such as"
                        + " prometheus=http://127.0.0.1:9090/api/v1/write; none: nothing is sent")
        Map<String, URI> targets,

        @Setting(help = "User names for basic authentication, by target")
        Map<String, String> users,

        @Setting(help = "Passwords for basic authentication, by target")
        Map<String, Secret> passwords,

        @Setting(help = "Bearer tokens, by target") Map<String, Secret> tokens,

        @Setting(
                help = "Headers that go with every request, such as X-Scope-OrgID=team-a; those of one target alone as"
                        + " TARGET/HEADER=value")
        Map<String, Secret> headers,

        @Setting(
                help =
                        "PEM file with the certificates that those of https receivers are checked against, instead of the"
                                + " ones that Java trusts")
        Optional<Path> caFile,

        @Setting(
                help =
                        "Permit http to other machines: samples and credentials travel unencrypted. Only in a network that"
                                + " you trust",
                byDefault = "false")
        boolean plainHttpBeyondLoopback,

        @Setting(help = "The most values in one request", byDefault = "5000", min = 1, max = 100_000)
        int maxSamples,

        @Setting(
                help = "How many requests may be on their way to a target at once; those of one partition never are",
                byDefault = "4",
                min = 1,
                max = 64)
        int concurrency,

        @Setting(help = "How long a receiver may take for its answer", byDefault = "30s", min = 100, max = 600_000)
        Duration timeout,

        @Setting(
                help =
                        "Samples older than this are passed over, for receivers that refuse old ones; where none is given,"
                                + " all that are on the topic are sent",
                min = 60_000)
        Optional<Duration> maxAge,

        @Setting(help = "Tell receivers type, unit and help of the families", byDefault = "true")
        boolean metadata,

        @Setting(
                help =
                        "Beginning of the names of the consumer groups, to which each target's name is added; processes with"
                                + " the same one share the work",
                byDefault = "hoststream-remote-write",
                pattern = "\\S{1,200}")
        String group) {

    /** Keeps its own copies, and checks what belongs together. */
    public RemoteWriteSettings {
        targets = Map.copyOf(targets);
        users = Map.copyOf(users);
        passwords = Map.copyOf(passwords);
        tokens = Map.copyOf(tokens);
        headers = Map.copyOf(headers);
        TargetRules rules = new TargetRules(targets);
        rules.checkUrls(plainHttpBeyondLoopback);
        rules.checkCredentials(users, passwords, tokens);
        rules.checkHeaders(headers);
        if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
            throw new IllegalArgumentException(
                    "remote-write.ca-file = \"" + caFile.get() + "\": expected a file that can be read");
        }
    }

    /** The receivers, by name; none if remote write is off. */
    List<Target> receivers() {
        Credentials credentials = new Credentials(users, passwords, tokens, headers);
        return new TreeMap<>(targets)
                .entrySet().stream()
                        .map(target ->
                                new Target(target.getKey(), target.getValue(), credentials.headersOf(target.getKey())))
                        .toList();
    }

    /** Whether there is anybody to send to. */
    public boolean enabled() {
        return !targets.isEmpty();
    }

    String groupOf(Target target) {
        return group + "-" + target.name();
    }
}
