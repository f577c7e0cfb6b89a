package io.hoststream.launcher.e2e;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What kcat reads from the samples' topic. */
final class Kcat {

    /** The key up to a line feed, the length of the value in four bytes (-1: null), and the value. */
    private static final String FORMAT = "%k\\n%R%s";

    private Kcat() {}

    /** The values that are on a topic, each after its length in four bytes. */
    static byte[] values(Path scratch, Broker broker, Topic topic) throws IOException, InterruptedException {
        return bytes(scratch, broker, topic, "%R%s");
    }

    private static byte[] bytes(Path scratch, Broker broker, Topic topic, String format)
            throws IOException, InterruptedException {
        Peers.Said said = Peers.run(
                scratch,
                "",
                "kcat",
                "-b",
                broker.bootstrap(),
                "-C",
                "-t",
                topic.topicName(),
                "-o",
                "beginning",
                "-e",
                "-q",
                "-f",
                format);
        if (said.exitCode() != 0) {
            throw new AssertionError("kcat failed: " + said.errors());
        }
        return said.output().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The samples under a host's name, in order. */
    static List<HostSample> read(Path scratch, Broker broker, String host) throws IOException, InterruptedException {
        WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        List<HostSample> samples = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(bytes(scratch, broker, Topic.SAMPLES, FORMAT));
        while (bytes.hasRemaining()) {
            String key = key(bytes);
            byte[] value = new byte[Math.max(0, bytes.getInt())];
            bytes.get(value);
            if (key.equals(host)) {
                samples.add(decoder.decode(value));
            }
        }
        return samples;
    }

    private static String key(ByteBuffer bytes) {
        StringBuilder key = new StringBuilder();
        for (char c = (char) bytes.get(); c != '\n'; c = (char) bytes.get()) {
            key.append(c);
        }
        return key.toString();
    }
}
