package io.hoststream.serve.attack;

import java.util.Locale;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status the status
 * @param head status line and headers, as they came
 * @param body the body, each byte a letter
 */
record Answer(int status, String head, String body) {

    /** The whole text. */
    String text() {
        return head + "\r\n\r\n" + body;
    }

    /** The value of a header, its name in lower case. */
    Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Whether the server closes the connection after it. */
    boolean last() {
        return header("connection").map("close"::equalsIgnoreCase).orElse(false);
    }
}
