package io.hoststream.bench.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk says of a server.
 *
 * @param perSecond requests that were answered in a second
 * @param p99Millis what 99 of 100 took at most
 * @param wrong answers that are no 2xx
 */
record Wrk(double perSecond, double p99Millis, long wrong) {

    private static final int CONNECTIONS = 32;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern WRONG = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /** Asks for so many seconds on 32 connections, from the processor of that number. */
    static Wrk ask(String address, String key, int seconds, int processor) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "taskset",
                        "-c",
                        Integer.toString(processor),
                        "wrk",
                        "-t1",
                        "-c" + CONNECTIONS,
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "X-API-Key: " + key,
                        address))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return new Wrk(number(RATE, said), millis(said), WRONG.matcher(said).find() ? (long) number(WRONG, said) : 0);
    }

    private static double number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk did not say " + pattern + ": " + said);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double millis(String said) {
        Matcher found = P99.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk said no latency: " + said);
        }
        double value = Double.parseDouble(found.group(1));
        return switch (found.group(2).toLowerCase(Locale.ROOT)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }
}
