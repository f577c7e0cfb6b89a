package io.hoststream.serve.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What must be in no answer, whatever the request was. */
final class Traces {

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|Error:|\\bat (io|java|com)\\.|\\tat |Caused by|io\\.(vertx|netty|hoststream)\\.|/home/|/tmp/");
    private static final int SERVER_ERROR = 500;

    private Traces() {}

    /** The answer is none of a failure, and shows nothing of the server's insides. */
    static void expectNone(String asked, Answer answer) {
        assertThat(answer.status()).as("%s: %s", asked, answer.text()).isLessThan(SERVER_ERROR);
        expectNone(asked, answer.body());
    }

    /** The text shows nothing of the server's insides that the request did not hold itself. */
    static void expectNone(String asked, String text) {
        String own = INSIDES.matcher(asked).find() ? "" : text;
        assertThat(INSIDES.matcher(own).find()).as("%s: %s", asked, text).isFalse();
    }
}
