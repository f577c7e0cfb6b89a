package io.hoststream.serve.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sets of columns that hosts of a channel have now: hosts that are alike share one. */
final class ColumnSets {

    private final Map<List<Column>, ColumnSet> known = new HashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private long serials;
    private int numbers;

    /** The set of these columns, for one host more. */
    ColumnSet take(List<Column> columns) {
        ColumnSet set = known.computeIfAbsent(columns, this::open);
        set.use();
        return set;
    }

    /** A host has these columns no more. */
    void release(ColumnSet set) {
        if (set.leave()) {
            known.remove(set.columns());
            free.push(set.number());
        }
    }

    private ColumnSet open(List<Column> columns) {
        serials++;
        return new ColumnSet(free.isEmpty() ? numbers++ : free.pop(), serials, columns);
    }
}
