package io.hoststream.serve.travel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows what is due at once, of each host a few samples; where there are more, the newest, and the others are told as skipped. */
final class Conflation {

    private static final int MOST_OF_A_HOST = 4;

    private static final class Count {
        private int all;
        private int left;
        private int skipped;
    }

    private final Stage stage;

    Conflation(Stage stage) {
        this.stage = stage;
    }

    void show(List<Placed> due) {
        Map<String, Count> byHost = new HashMap<>();
        for (Placed each : due) {
            Count count = byHost.computeIfAbsent(each.sample().getHost(), unused -> new Count());
            count.all++;
            count.left++;
        }
        for (Placed each : due) {
            Count count = byHost.computeIfAbsent(each.sample().getHost(), unused -> new Count());
            count.left--;
            if (count.left > 0 && count.all > MOST_OF_A_HOST) {
                count.skipped++;
            } else {
                stage.show(each, count.skipped);
                count.skipped = 0;
            }
        }
    }
}
