package io.hoststream.serve.inventory;

import io.hoststream.avro.HostGroups;
import java.util.concurrent.CompletionStage;

/**
 * The ways onto the topics of controls and of hosts. Neither blocks; what they send is durable once the stage completes.
 *
 * @param groups sends what a host is assigned to
 * @param hosts takes a host out of the inventory
 */
public record InventoryTopics(GroupTopic groups, HostTopic hosts) {

    /** The way onto the topic of controls. */
    @FunctionalInterface
    public interface GroupTopic {

        /** Sends all groups that a host is assigned to; completes with the offset once all replicas have it. */
        CompletionStage<Long> publish(HostGroups groups);
    }

    /** The way onto the topic of hosts. */
    @FunctionalInterface
    public interface HostTopic {

        /** Sends that a host is no more; completes with the offset once all replicas have it. */
        CompletionStage<Long> remove(String host);
    }
}
