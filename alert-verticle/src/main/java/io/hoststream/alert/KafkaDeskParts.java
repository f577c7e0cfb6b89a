package io.hoststream.alert;

import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.role.RoleContext;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** The parts of desks that write to the cluster of a role. */
final class KafkaDeskParts implements DeskParts {

    private final RoleContext role;
    private final String group;
    private final Supplier<String> topicId;
    private final AlertMeters meters;
    private final CrashPoints crash = CrashPoints.ofThisProcess();

    /** Parts for this group; its id is also what transactional ids begin with. */
    KafkaDeskParts(RoleContext role, String group, Supplier<String> topicId, AlertMeters meters) {
        this.role = role;
        this.group = group;
        this.topicId = topicId;
        this.meters = meters;
    }

    @Override
    public Transactions transactions(TopicPartition samples) {
        String client = "alert-" + samples.partition();
        return new Transactions(
                KafkaClients.transactionalProducer(role.kafka(), client, group + "-" + samples.partition()),
                samples,
                group,
                meters,
                crash);
    }

    @Override
    public Restorer restorer(TopicPartition samples) {
        return new Restorer(
                samples,
                () -> KafkaClients.consumer(role.kafka(), "alert-restore-" + samples.partition(), group),
                topicId,
                role.schemaIds(),
                System::nanoTime);
    }

    @Override
    public ParcelForm form(TopicPartition samples, String id) {
        return new ParcelForm(samples.partition(), id, role.schemaIds());
    }
}
