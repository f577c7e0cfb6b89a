package io.hoststream.serve.travel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows what is due at once, of each host the last few samples: those before them are told as skipped. */
final class Conflation {

    private static final int MOST_OF_A_HOST = 4;

    private static final class Count {
        private int left;
        private int skipped;
    }

    private final Journey.Stage stage;

    Conflation(Journey.Stage stage) {
        this.stage = stage;
    }

    void show(List<Placed> due) {
        Map<String, Count> byHost = new HashMap<>();
        due.forEach(each -> byHost.computeIfAbsent(each.sample().getHost(), unused -> new Count()).left++);
        for (Placed each : due) {
            Count count = byHost.computeIfAbsent(each.sample().getHost(), unused -> new Count());
            if (count.left > MOST_OF_A_HOST) {
                count.skipped++;
            } else {
                stage.show(each, count.skipped);
                count.skipped = 0;
            }
            count.left--;
        }
    }
}
