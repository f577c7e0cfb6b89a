package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class KnownClassesTest {

    @Test
    void shouldKnowTheClassOfEveryRecordAndEnumOfTheContract() {
        Set<Schema> named = new TreeSet<>((a, b) -> a.getFullName().compareTo(b.getFullName()));
        ReleasedSchemas.all().forEach(released -> collect(released.schema(), named));

        assertThat(named).hasSizeGreaterThan(20).allSatisfy(schema -> {
            Class<?> known = KnownClasses.INSTANCE.getClass(schema);
            assertThat(known).as(schema.getFullName()).isNotNull();
            assertThat(known.getName()).isEqualTo(schema.getFullName());
        });
    }

    @Test
    void shouldKnowNoClassOutsideTheContract() {
        assertThat(KnownClasses.INSTANCE.getClass(SchemaBuilder.record("java.lang.ProcessBuilder")
                        .fields()
                        .endRecord()))
                .isNull();
        assertThat(KnownClasses.INSTANCE.getClass(
                        SchemaBuilder.enumeration("java.nio.file.LinkOption").symbols("NOFOLLOW_LINKS")))
                .isNull();
    }

    private static void collect(Schema schema, Set<Schema> named) {
        switch (schema.getType()) {
            case RECORD -> {
                if (named.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), named));
                }
            }
            case ENUM -> named.add(schema);
            case ARRAY -> collect(schema.getElementType(), named);
            case MAP -> collect(schema.getValueType(), named);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, named));
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                // Nothing with a name within.
            }
        }
    }
}
