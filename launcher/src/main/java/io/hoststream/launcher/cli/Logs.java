package io.hoststream.launcher.cli;

import java.nio.file.Path;

/**
 * Chooses where logs go, before the first logger is made: a service logs to standard error, {@code up} to a file beside
 * its data so that the terminal stays readable, a client only says what went wrong.
 */
final class Logs {

    private static final String CONFIGURATION = "logback.configurationFile";

    private Logs() {}

    static void forService() {
        choose("logback-service.xml");
    }

    static void forTerminal(Path data) {
        System.setProperty("hoststream.log", data.resolve("hoststream.log").toString());
        choose("logback-terminal.xml");
    }

    static void forClient() {
        choose("logback-client.xml");
    }

    private static void choose(String resource) {
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, resource);
        }
    }
}
