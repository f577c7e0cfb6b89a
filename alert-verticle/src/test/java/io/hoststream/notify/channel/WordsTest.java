package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void shouldMakeOneLineOfWhatShows() {
        assertThat(Words.line("  a\r\nb\u0000\u202e c \ud83d d\u2028e ", 100)).isEqualTo("a b c d e");
        assertThat(Words.line("", 10)).isEmpty();
    }

    @Test
    void shouldCutBetweenLettersWithinTheBound() {
        assertThat(Words.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Words.line("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Words.line("🔥🔥🔥", 5)).isEqualTo("🔥🔥…");
        assertThat(Words.line("🔥🔥🔥", 4)).isEqualTo("🔥…");
    }

    @Test
    void shouldCutBetweenEscapes() {
        assertThat(Mrkdwn.text("&&&", 15)).isEqualTo("&amp;&amp;&amp;");
        assertThat(Mrkdwn.text("&&&&", 15)).isEqualTo("&amp;&amp;…");
        assertThat(Mrkdwn.text("a;;;;", 4)).isEqualTo("a;;…");
    }

    @Test
    void shouldStayWithinAnyBound() {
        Random random = new Random(9);
        for (int number = 0; number < 5000; number++) {
            String text = Alerts.text(random);
            int most = 1 + random.nextInt(60);
            assertThat(Words.line(text, most)).hasSizeLessThanOrEqualTo(most);
            assertThat(Mrkdwn.text(text, most)).hasSizeLessThanOrEqualTo(most).doesNotContain("<", ">");
        }
    }

    @Test
    void shouldMakeLinksOnlyOfPlainAddresses() {
        assertThat(Mrkdwn.link("https://a.example/?x=1&y=2", "Open"))
                .isEqualTo("<https://a.example/?x=1&amp;y=2|Open>");
        assertThat(List.of(
                        Mrkdwn.link("javascript:alert(1)", "Open"),
                        Mrkdwn.link("https://a.example/|b", "Open"),
                        Mrkdwn.link("https://a.example/>", "Open"),
                        Mrkdwn.link("https://a.example/" + "x".repeat(700), "Open"),
                        Mrkdwn.link("", "Open")))
                .containsOnly("");
    }

    @Test
    void shouldTakeSecretsOutOfWhatIsSaid() {
        Redaction redaction = Redaction.ofAddress(
                URI.create("https://a.example/services/T0000/longlonglong?key=otherlong"),
                List.of(new Secret("Bearer tokentoken"), new Secret("me:pass")));

        assertThat(redaction.apply("at https://a.example/services/T0000/longlonglong?key=otherlong: tokentoken, "
                        + "longlonglong, otherlong, bWU6cGFzcw=="))
                .isEqualTo("at ***: ***, ***, ***, ***");
    }
}
