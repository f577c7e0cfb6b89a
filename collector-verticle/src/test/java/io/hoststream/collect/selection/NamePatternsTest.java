package io.hoststream.collect.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternsTest {

    private final NamePatterns patterns =
            new NamePatterns(List.of("lo", "*-ifb", "fwpr*", "/run/*", "a.b", "x*y*z", "\\E"));

    @Test
    void shouldMatchWholeNames() {
        assertThat(patterns.matches("lo")).isTrue();
        assertThat(patterns.matches("lo0")).isFalse();
        assertThat(patterns.matches("slo")).isFalse();
    }

    @Test
    void shouldLetTheStarStandForAnyText() {
        assertThat(patterns.matches("eth0-ifb")).isTrue();
        assertThat(patterns.matches("-ifb")).isTrue();
        assertThat(patterns.matches("fwpr")).isTrue();
        assertThat(patterns.matches("/run/user/1000")).isTrue();
        assertThat(patterns.matches("x1y2z")).isTrue();
        assertThat(patterns.matches("x1z")).isFalse();
    }

    @Test
    void shouldTakeEverythingElseLiterally() {
        assertThat(patterns.matches("a.b")).isTrue();
        assertThat(patterns.matches("aXb")).isFalse();
        assertThat(patterns.matches("\\E")).isTrue();
    }

    @Test
    void shouldMatchNothingWithoutNames() {
        NamePatterns none = new NamePatterns(List.of());

        assertThat(none.matches("lo")).isFalse();
        assertThat(none.matches("")).isTrue();
    }

    @Test
    void shouldAnswerTheSameAfterManyNames() {
        for (int i = 0; i < 10_000; i++) {
            patterns.matches("veth" + i);
        }

        assertThat(patterns.matches("lo")).isTrue();
        assertThat(patterns.matches("veth1")).isFalse();
    }
}
