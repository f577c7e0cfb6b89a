package io.hoststream.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleReceiverTest {

    private static final String TAIL = "web-1  CPU of web-1 is at 97.3 % (limit 95 %) since 02:14 UTC";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ConsoleReceiver console = new ConsoleReceiver(new PrintStream(bytes, false, UTF_8), false);

    private void tell(AlertEvent event) {
        console.tell(new Notice(event, false));
    }

    private void tellLate(AlertEvent event) {
        console.tell(new Notice(event, true));
    }

    private static AlertEvent backlog(AlertState state, long offset) {
        return Events.event("a", offset, state, Severity.CRITICAL, true);
    }

    private List<String> lines() {
        List<String> lines = bytes.toString(UTF_8).lines().toList();
        bytes.reset();
        return lines;
    }

    @Test
    void shouldPrintALineForEachChange() {
        tell(Events.pending("a", 1));
        tell(Events.warning("a", 2));
        tell(Events.critical("a", 3));
        tell(Events.resolved("a", 4));
        assertThat(lines())
                .containsExactly(
                        "02:16:30Z · PENDING  " + TAIL,
                        "02:16:30Z ▲ WARNING  " + TAIL,
                        "02:16:30Z ▲ CRITICAL " + TAIL,
                        "02:16:30Z ✓ RESOLVED " + TAIL);
    }

    @Test
    void shouldColourWholeLines() {
        ConsoleReceiver coloured = new ConsoleReceiver(new PrintStream(bytes, false, UTF_8), true);
        coloured.tell(new Notice(Events.pending("a", 1), false));
        coloured.tell(new Notice(Events.critical("a", 2), false));
        assertThat(lines())
                .containsExactly(
                        "\u001b[2m02:16:30Z · PENDING  " + TAIL + "\u001b[0m",
                        "\u001b[1;31m02:16:30Z ▲ CRITICAL " + TAIL + "\u001b[0m");
    }

    @Test
    void shouldNotLetAnEventCommandTheTerminal() {
        tell(Events.event("a", 1, AlertState.FIRING, Severity.WARNING, false, "x\u001b[2J\ny"));
        assertThat(lines()).containsExactly("02:16:30Z ▲ WARNING  web-1  x\\u001b[2J\\u000ay");
    }

    @Test
    void shouldNotAlarmAboutABacklog() {
        tell(backlog(AlertState.PENDING, 1));
        tell(backlog(AlertState.FIRING, 2));
        console.idle();
        tell(backlog(AlertState.RESOLVED, 3));
        assertThat(lines()).isEmpty();
    }

    @Test
    void shouldTellOfTheEndOfWhatItPrinted() {
        tell(Events.critical("a", 1));
        tell(backlog(AlertState.RESOLVED, 2));
        tellLate(Events.critical("b", 1));
        tellLate(Events.resolved("b", 2));
        console.idle();
        assertThat(lines()).hasSize(2).last().asString().contains("RESOLVED");
    }

    @Test
    void shouldPrintWhatStillStandsWhenAllWasReadLate() {
        tellLate(Events.pending("a", 1));
        tellLate(Events.warning("a", 2));
        tellLate(Events.critical("a", 3));
        tellLate(Events.warning("b", 1));
        tellLate(Events.resolved("b", 2));
        assertThat(lines()).isEmpty();
        console.idle();
        assertThat(lines()).containsExactly("02:16:30Z ▲ CRITICAL " + TAIL);
        console.idle();
        assertThat(lines()).isEmpty();
        tellLate(Events.resolved("a", 4));
        assertThat(lines()).containsExactly("02:16:30Z ✓ RESOLVED " + TAIL);
    }
}
