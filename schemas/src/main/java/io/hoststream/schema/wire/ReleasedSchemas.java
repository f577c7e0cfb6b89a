package io.hoststream.schema.wire;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Boost;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Silence;
import io.hoststream.schema.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * Every schema that was ever released, with its fixed id. An entry is never changed and never removed: a record written
 * years ago must still decode. A new version of a schema is a new file beside the old ones and a new line here.
 */
public final class ReleasedSchemas {

    private static final List<ReleasedSchema> ALL = List.of(
            released(1, Topic.SAMPLES, 1, HostSample.class),
            released(2, Topic.HOSTS, 1, HostInfo.class),
            released(3, Topic.ALERTS, 1, AlertEvent.class),
            released(4, Topic.SAMPLES, 2, HostSample.class),
            released(5, Topic.CONTROLS, 1, Boost.class),
            released(6, Topic.ALERTS, 2, AlertEvent.class),
            released(7, Topic.BASELINES, 1, HostWatch.class),
            oneOfSeveral(8, Topic.CONTROLS, 1, Silence.class),
            released(9, Topic.NOTIFICATIONS, 1, Notification.class),
            oneOfSeveral(10, Topic.CONTROLS, 1, HostGroups.class),
            released(11, Topic.BASELINES, 2, HostWatch.class),
            released(12, Topic.HOSTS, 2, HostInfo.class));

    private static final Map<Integer, ReleasedSchema> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ReleasedSchema::id, Function.identity()));

    private ReleasedSchemas() {}

    /** All of them, by id. */
    public static List<ReleasedSchema> all() {
        return ALL;
    }

    /** The schema of that id, if it was ever released. */
    public static Optional<ReleasedSchema> find(int id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The newest release of the record with that full name. */
    public static ReleasedSchema newest(String recordName) {
        return ALL.stream()
                .filter(released -> released.schema().getFullName().equals(recordName))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new IllegalArgumentException("No schema of " + recordName + " was ever released"));
    }

    private static ReleasedSchema released(int id, Topic topic, int version, Class<?> record) {
        return released(id, topic.topicName() + "-value", version, record);
    }

    /** A record of a topic that carries several kinds: its subject is named after both, as registries' clients do it. */
    private static ReleasedSchema oneOfSeveral(int id, Topic topic, int version, Class<?> record) {
        return released(id, topic.topicName() + "-" + record.getName(), version, record);
    }

    private static ReleasedSchema released(int id, String subject, int version, Class<?> record) {
        String resource = record.getSimpleName() + "-v" + version + ".avsc";
        return new ReleasedSchema(id, subject, version, parse(resource));
    }

    private static Schema parse(String resource) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + resource);
            }
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource + " from the jar", e);
        }
    }
}
