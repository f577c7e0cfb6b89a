package io.hoststream.alert.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void shouldFindWhatOnlyOneOfThemSays() {
        Episode both = SomeEpisodes.cpu("a", Duration.ofHours(1), Duration.ofMinutes(10));
        Episode later = SomeEpisodes.cpu("a", Duration.ofMinutes(65), Duration.ofMinutes(10));
        Episode onlyHere = SomeEpisodes.cpu("a", Duration.ofHours(5), Duration.ofMinutes(10));
        Episode onlyThere = SomeEpisodes.cpu("b", Duration.ofHours(1), Duration.ofMinutes(10));

        Comparison comparison = Comparison.of(
                SomeEpisodes.findings("here", both, onlyHere), SomeEpisodes.findings("there", later, onlyThere));

        assertThat(comparison.onlyHere()).containsExactly(onlyHere);
        assertThat(comparison.onlyThere()).containsExactly(onlyThere);
    }
}
