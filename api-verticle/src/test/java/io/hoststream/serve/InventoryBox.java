package io.hoststream.serve;

import io.hoststream.avro.HostGroups;
import io.hoststream.serve.inventory.InventoryTopics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes the changes of groups and of the inventory that a server sends, or refuses them. */
public final class InventoryBox {

    private final List<HostGroups> assigned = Collections.synchronizedList(new ArrayList<>());
    private final List<String> removed = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<RuntimeException> refusal = Optional.empty();

    InventoryTopics topics() {
        return new InventoryTopics(groups -> take(assigned, groups), host -> take(removed, host));
    }

    /** What hosts were assigned to, in order. */
    public List<HostGroups> assigned() {
        return List.copyOf(assigned);
    }

    /** The hosts that were removed, in order. */
    public List<String> removed() {
        return List.copyOf(removed);
    }

    /** From now on nothing is taken. */
    public void refuse(RuntimeException why) {
        refusal = Optional.of(why);
    }

    private <T> CompletionStage<Long> take(List<T> box, T thing) {
        if (refusal.isPresent()) {
            return CompletableFuture.failedFuture(refusal.get());
        }
        box.add(thing);
        return CompletableFuture.completedFuture((long) box.size());
    }
}
