package io.hoststream.launcher.cli;

import java.io.Console;

/** Whether somebody sits at a terminal. */
final class Terminals {

    private Terminals() {}

    /** Whether output goes to a terminal that can be rewritten. */
    // Before JDK 22 there is no console without a terminal, and System.console() is null.
    @SuppressWarnings("SystemConsoleNull")
    static boolean interactive() {
        String term = System.getenv("TERM");
        Console console = System.console();
        return console != null && isTerminal(console) && term != null && !term.equals("dumb");
    }

    /** From JDK 22 on a console exists even when output goes to a file, and has to be asked. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
