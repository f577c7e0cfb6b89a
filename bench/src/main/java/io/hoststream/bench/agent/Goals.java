package io.hoststream.bench.agent;

import java.io.PrintStream;

/** Goals beside what was measured, and whether all were met. */
final class Goals {

    private final Table table = new Table("GOAL", "AT MOST", "MEASURED", "");
    private boolean met = true;

    void atMost(String name, double limit, double measured, int digits) {
        boolean pass = measured <= limit;
        met &= pass;
        table.row(name, Table.number(limit, digits), Table.number(measured, digits), pass ? "PASS" : "MISS");
    }

    /** Prints them; returns the exit code that says whether all were met. */
    int print(PrintStream out) {
        table.print(out);
        return met ? 0 : 1;
    }
}
