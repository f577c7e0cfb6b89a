package io.hoststream.pipeline.form;

import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** A YAML file under check: its name, and what was found wrong with it so far. */
public final class Page {

    /** More than anybody mends before looking again; a file of garbage would make one of every line. */
    public static final int MOST_PROBLEMS = 200;

    /** More texts than a file of 1 MB holds; with aliases, a few lines can stand for any number. */
    private static final int MOST_TEXTS = 500_000;

    private static final int LONGEST_QUOTE = 80;

    private final String file;
    /** Each once: some values are looked at by several checks. */
    private final Set<Found> found = new LinkedHashSet<>();

    private int texts;

    /** A problem: its line, what it is about, and what is wrong. */
    private record Found(int line, String about, String message) {

        Found bare() {
            return new Found(line, "", message);
        }
    }

    public Page(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /** A page of the same file for what is to be judged apart. */
    public Page apart() {
        Page apart = new Page(file);
        apart.texts = texts;
        return apart;
    }

    public void add(Node node, String about, String message) {
        add(lineOf(node), about, message);
    }

    public void add(int line, String about, String message) {
        found.add(new Found(line, about, message));
    }

    /** Takes over what was found apart and is not known here already. */
    public void addNew(Page apart) {
        texts = apart.texts;
        Set<Found> known = found.stream().map(Found::bare).collect(Collectors.toSet());
        apart.found.stream().filter(problem -> !known.contains(problem.bare())).forEach(found::add);
    }

    public boolean fine() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /** Counts a text that is read; false, and a problem, once there are too many. */
    public boolean mayRead(Node node) {
        if (++texts == MOST_TEXTS) {
            add(node, "", "is too much: expected at most " + MOST_TEXTS + " texts, those of aliases included");
        }
        return texts < MOST_TEXTS;
    }

    public Origin place(Node node) {
        return Origin.line(file, lineOf(node));
    }

    /** Hands over what was found, in the order of the lines. */
    public void report(Problems problems) {
        found.stream()
                .sorted(Comparator.comparingInt(Found::line))
                .limit(MOST_PROBLEMS)
                .forEach(problem ->
                        problems.add(Origin.line(file, problem.line()), problem.about() + problem.message()));
        if (found.size() > MOST_PROBLEMS) {
            problems.add(new Origin(file), "and " + (found.size() - MOST_PROBLEMS) + " more");
        }
    }

    /** A text of the file as messages quote it. */
    public static String quote(String text) {
        String shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        return '"' + shown.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }

    public static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).map(line -> line + 1).orElse(1);
    }
}
