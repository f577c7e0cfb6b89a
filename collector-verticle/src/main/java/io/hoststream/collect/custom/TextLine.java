package io.hoststream.collect.custom;

import java.util.Map;
import java.util.TreeMap;

/** One line of Prometheus's text format with a cursor that walks it. */
final class TextLine {

    private static final int MOST_LABELS = 30;
    private static final int LONGEST = 1024;

    private final String text;
    private int at;

    TextLine(String text) {
        this.text = text;
    }

    boolean atEnd() {
        skipBlanks();
        return at >= text.length();
    }

    /** Whether the line goes on with this word; goes past it if so. */
    boolean skip(String word) {
        skipBlanks();
        int end = at + word.length();
        boolean there = text.startsWith(word, at) && (end == text.length() || isBlank(text.charAt(end)));
        at = there ? end : at;
        return there;
    }

    /** The next word; empty at the end. */
    String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The rest of the line, as a HELP text is written. */
    String help() throws BadTextException {
        skipBlanks();
        StringBuilder plain = new StringBuilder(text.length() - at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            plain.append(c == '\\' ? escaped(false) : c);
        }
        return plain.toString();
    }

    /** A name of a metric. */
    String metricName() throws BadTextException {
        return name("the name of a metric", true);
    }

    /** The labels in braces; none if there are no braces. */
    Map<String, String> labels() throws BadTextException {
        Map<String, String> labels = new TreeMap<>();
        if (!skipChar('{')) {
            return labels;
        }
        while (!skipChar('}')) {
            String name = name("the name of a label, or }", false);
            if (name.startsWith("__")) {
                throw new BadTextException("label " + name + " is Prometheus's own");
            }
            expect('=');
            if (labels.put(name, value()) != null) {
                throw new BadTextException("label " + name + " is given twice");
            }
            if (labels.size() > MOST_LABELS) {
                throw new BadTextException("more than " + MOST_LABELS + " labels");
            }
            if (!skipChar(',') && !isNext('}')) {
                throw new BadTextException("expected , or } behind label " + name);
            }
        }
        // To Prometheus a label without a value is none.
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private String name(String expected, boolean colons) throws BadTextException {
        skipBlanks();
        int start = at;
        while (at < text.length() && isNameChar(text.charAt(at), at > start, colons)) {
            at++;
        }
        if (at == start || at - start > LONGEST) {
            throw new BadTextException("expected " + expected + ", found '" + found() + "'");
        }
        return text.substring(start, at);
    }

    private String value() throws BadTextException {
        expect('"');
        StringBuilder plain = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            plain.append(c == '\\' ? escaped(true) : c);
            if (plain.length() > LONGEST) {
                throw new BadTextException("a label's value has more than " + LONGEST + " characters");
            }
        }
        expect('"');
        return plain.toString();
    }

    private char escaped(boolean quotes) throws BadTextException {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        if (c == 'n') {
            return '\n';
        }
        if (c == '\\' || (quotes && c == '"')) {
            return c;
        }
        throw new BadTextException("\\" + c + " is no escape sequence");
    }

    private void expect(char c) throws BadTextException {
        if (!skipChar(c)) {
            throw new BadTextException("expected " + c + ", found '" + found() + "'");
        }
    }

    /** Whether this character is next; goes past it if so. */
    boolean skipChar(char c) {
        boolean there = isNext(c);
        at += there ? 1 : 0;
        return there;
    }

    private boolean isNext(char c) {
        skipBlanks();
        return at < text.length() && text.charAt(at) == c;
    }

    private String found() {
        return text.substring(at, Math.min(text.length(), at + 20));
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isNameChar(char c, boolean digits, boolean colons) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        return letter || (colons && c == ':') || (digits && c >= '0' && c <= '9');
    }
}
