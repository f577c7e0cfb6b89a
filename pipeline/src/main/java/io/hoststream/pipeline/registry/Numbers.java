package io.hoststream.pipeline.registry;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which numbers a registry gave to the released schemas: by fixed id, and back. Never changes. */
final class Numbers {

    private final Map<Integer, Integer> byFixed;
    private final Map<Integer, ReleasedSchema> byNumber = new HashMap<>();

    Numbers(Map<Integer, Integer> byFixed) {
        this.byFixed = Map.copyOf(byFixed);
        byFixed.forEach(
                (fixed, number) -> ReleasedSchemas.find(fixed).ifPresent(released -> byNumber.put(number, released)));
    }

    /** Whether every schema that was released has one. */
    boolean complete() {
        return ReleasedSchemas.all().stream().allMatch(released -> byFixed.containsKey(released.id()));
    }

    Optional<Integer> of(ReleasedSchema released) {
        return Optional.ofNullable(byFixed.get(released.id()));
    }

    Optional<ReleasedSchema> schema(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** By fixed id. */
    Map<Integer, Integer> byFixed() {
        return byFixed;
    }
}
