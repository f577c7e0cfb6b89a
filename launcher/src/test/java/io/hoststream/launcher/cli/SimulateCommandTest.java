package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class SimulateCommandTest {

    private final StringWriter err = new StringWriter();

    private int run(List<String> arguments) {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(
                Stream.concat(Stream.of("simulate"), arguments.stream()).toArray(String[]::new));
    }

    private String errors() {
        return err.toString().replaceAll("\u001b\\[[;\\d]*m", "");
    }

    private static Stream<Arguments> wrong() {
        return Stream.of(
                argumentSet("no hosts", List.of("--hosts", "0"), "--hosts 0: expected 1 to 10000"),
                argumentSet("no duration", List.of("--interval", "often"), "\"often\" is not a duration such as 10s"),
                argumentSet("no label", List.of("--labels", "9x=1"), "--labels \"9x\": expected letters"),
                argumentSet("no seed", List.of("--seed", "x"), "--seed"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldNameWhatIsWrongAndExitWithTwo(List<String> arguments, String message) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(errors()).contains(message).contains("hoststream simulate --help");
    }

    @Test
    void shouldSayThatTheBrokerIsUnreachableAndExitWithThree() {
        assertThat(run(List.of("--set", "kafka.bootstrap=127.0.0.1:1"))).isEqualTo(3);
        assertThat(errors()).contains("No Kafka broker answered at 127.0.0.1:1");
    }
}
