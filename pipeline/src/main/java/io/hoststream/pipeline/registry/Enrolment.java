package io.hoststream.pipeline.registry;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import java.util.HashMap;
import java.util.Map;

/**
 * Registers the released schemas, each under its subject, or only looks them up. In the order in which they were released:
 * a registry checks each against those before it, and one that is empty so gives the fixed numbers.
 */
final class Enrolment {

    private final RegistryClient client;
    private final boolean register;

    Enrolment(RegistryClient client, boolean register) {
        this.client = client;
        this.register = register;
    }

    /**
     * The numbers that the registry has for them. Blocks.
     *
     * @throws RegistryException if it is away, or refuses one
     */
    Numbers enrol() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (ReleasedSchema released : ReleasedSchemas.all()) {
            numbers.put(released.id(), enrol(released));
        }
        return new Numbers(numbers);
    }

    private int enrol(ReleasedSchema released) {
        String subject = released.subject();
        if (register) {
            return client.register(subject, released.schema());
        }
        try {
            return client.find(subject, released.schema());
        } catch (RegistryException e) {
            if (e.passing()) {
                throw e;
            }
            throw RegistryException.refused(e.getMessage() + " (version " + released.version() + " of " + subject
                    + " has to be registered, by hand or with schema-registry.register: true)");
        }
    }
}
