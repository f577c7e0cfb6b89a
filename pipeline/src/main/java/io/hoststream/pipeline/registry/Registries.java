package io.hoststream.pipeline.registry;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.schema.wire.SchemaIds;
import java.nio.file.Path;
import java.time.Duration;

/** Where a process gets its schema ids: from the registry that the settings name, or from the fixed table. */
public final class Registries {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Registries() {}

    /**
     * Ids for who cannot begin without them. Blocks until the registry has answered; where it is away, for 30 s, unless it
     * answered an earlier run: then these ids hold until it is back.
     *
     * @param data the directory where the ids are kept
     * @throws UserException if the registry refuses a schema, or is away
     */
    public static SchemaIds open(SchemaRegistrySettings settings, Path data) {
        return settings.url().isEmpty() ? SchemaIds.fixed() : open(settings, data, PATIENCE);
    }

    static SchemaIds open(SchemaRegistrySettings settings, Path data, Duration patience) {
        Pursuit pursuit = pursuit(settings, data);
        try {
            pursuit.await(patience);
        } catch (RegistryException e) {
            throw new UserException(
                    e.passing() ? ExitCode.UNREACHABLE : ExitCode.FAILURE, String.valueOf(e.getMessage()), e);
        }
        return pursuit.ids();
    }

    /**
     * Ids for a collector, which begins without them: its samples wait in the spool until the registry has answered, which it
     * is asked to on a thread of its own. Does not block.
     *
     * @param data the directory where the ids are kept
     */
    public static SchemaIds follow(SchemaRegistrySettings settings, Path data) {
        if (settings.url().isEmpty()) {
            return SchemaIds.fixed();
        }
        Pursuit pursuit = pursuit(settings, data);
        pursuit.start();
        return pursuit.ids();
    }

    private static Pursuit pursuit(SchemaRegistrySettings settings, Path data) {
        RegistryConnection connection = new RegistryConnection(settings);
        RegistryClient client = new RegistryClient(connection);
        RegistryIds ids = new RegistryIds(new Strangers(client::schema, System::nanoTime));
        return new Pursuit(
                new Enrolment(client, settings.register()),
                new NumbersFile(data, connection.url()),
                ids,
                System::nanoTime);
    }
}
