package io.hoststream.storage.export;

import io.hoststream.avro.HostSample;
import java.util.List;
import org.apache.avro.Schema;

/** The families that a sample may carry or not, by their place in the schema. */
final class Sections {

    private static final List<String> NOT_SECTIONS = List.of("elapsedMicros", "bootTime");

    private static final int[] POSITIONS = HostSample.getClassSchema().getFields().stream()
            .filter(field -> field.schema().isNullable() && !NOT_SECTIONS.contains(field.name()))
            .mapToInt(Schema.Field::pos)
            .toArray();

    private Sections() {}

    static int count() {
        return POSITIONS.length;
    }

    static boolean carries(HostSample sample, int section) {
        return sample.get(POSITIONS[section]) != null;
    }

    /** Whether reading the family failed, so that its absence is not for its turn. */
    static boolean failed(HostSample sample, int section) {
        return sample.getMarks()
                .getFailedFamilies()
                .contains(HostSample.getClassSchema()
                        .getFields()
                        .get(POSITIONS[section])
                        .name());
    }

    /** A sample with the same content; what is in it is shared. */
    static HostSample copy(HostSample sample) {
        HostSample copy = new HostSample();
        for (int field = 0; field < HostSample.getClassSchema().getFields().size(); field++) {
            copy.put(field, sample.get(field));
        }
        return copy;
    }

    static void take(HostSample to, HostSample from, int section) {
        to.put(POSITIONS[section], from.get(POSITIONS[section]));
    }
}
