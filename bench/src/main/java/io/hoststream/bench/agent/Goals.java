package io.hoststream.bench.agent;

import java.io.PrintStream;

/** Goals beside what was measured, and whether all were met. */
public final class Goals {

    private final Table table = new Table("GOAL", "LIMIT", "MEASURED", "");
    private boolean met = true;

    /** A goal that is met by so much or less. */
    public void atMost(String name, double limit, double measured, int digits) {
        row(name, "<= " + Table.number(limit, digits), Table.number(measured, digits), measured <= limit);
    }

    /** A goal that is met by so much or more. */
    public void atLeast(String name, double limit, double measured, int digits) {
        row(name, ">= " + Table.number(limit, digits), Table.number(measured, digits), measured >= limit);
    }

    private void row(String name, String limit, String measured, boolean pass) {
        met &= pass;
        table.row(name, limit, measured, pass ? "PASS" : "MISS");
    }

    /** Prints them; returns the exit code that says whether all were met. */
    public int print(PrintStream out) {
        table.print(out);
        return met ? 0 : 1;
    }
}
