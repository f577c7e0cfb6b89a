package io.hoststream.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.alert.Glob;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostSelectorTest {

    private static final String LETTERS = "ab*?";

    private final Random random = new Random(7);

    @Test
    void shouldSayTheSameAsTryingEveryPattern() {
        for (int round = 0; round < 20_000; round++) {
            Set<Glob> globs = new HashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                globs.add(new Glob(word(LETTERS.length())));
            }
            HostSelector selector = new HostSelector.Some(globs, Set.of(), Membership.NONE);
            String host = word(2);
            Glob asked = new Glob(word(LETTERS.length()));

            assertThat(selector.matches(host)).isEqualTo(globs.stream().anyMatch(glob -> glob.matches(host)));
            assertThat(selector.covers(asked.pattern()))
                    .isEqualTo(globs.stream().anyMatch(glob -> glob.covers(asked)));
            assertThat(selector.meets(asked.pattern()))
                    .isEqualTo(globs.stream().anyMatch(glob -> glob.covers(asked) || asked.covers(glob)));
        }
    }

    @Test
    void shouldBeEqualWhereThePatternsAre() {
        HostSelector some = new HostSelector.Some(Set.of(new Glob("a"), new Glob("b*")), Set.of(), Membership.NONE);

        assertThat(some)
                .isEqualTo(new HostSelector.Some(Set.of(new Glob("b*"), new Glob("a")), Set.of(), Membership.NONE))
                .isNotEqualTo(new HostSelector.Some(Set.of(new Glob("a")), Set.of(), Membership.NONE));
    }

    private String word(int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(letters)));
        }
        return word.toString();
    }
}
