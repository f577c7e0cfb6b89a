package io.hoststream.collect.spool;

import static io.hoststream.collect.spool.BacklogFixture.range;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NumberSetTest {

    private final NumberSet set = new NumberSet();

    @Test
    void shouldJoinWhatTouches() {
        set.add(range(5, 6));
        set.add(range(1, 2));
        set.add(range(3, 4));
        set.add(new NumberRange(9, 3, 3));

        assertThat(set.first(9)).containsExactly(new NumberRange(9, 3, 3), range(1, 6));
        assertThat(set.first(1)).hasSize(1);
    }

    @Test
    void shouldSplitWhatIsTakenFromTheMiddle() {
        set.add(range(1, 9));
        set.remove(range(4, 5));

        assertThat(set.first(9)).containsExactly(range(1, 3), range(6, 9));
    }

    @Test
    void shouldBehaveAsASetOfSingleNumbers() {
        Random random = new Random(11);
        TreeSet<Long> model = new TreeSet<>();
        for (int i = 0; i < 5_000; i++) {
            long first = 1L + random.nextInt(60);
            long last = first + random.nextInt(5);
            boolean add = random.nextBoolean();
            for (long each = first; each <= last; each++) {
                if (add) {
                    model.add(each);
                } else {
                    model.remove(each);
                }
            }
            if (add) {
                set.add(range(first, last));
            } else {
                set.remove(range(first, last));
            }
            assertThat(set.first(99).stream().mapToLong(NumberRange::count).sum())
                    .isEqualTo(model.size());
            long probe = 1L + random.nextInt(65);
            assertThat(set.contains(new SampleNumber(BacklogFixture.EPOCH, probe)))
                    .isEqualTo(model.contains(probe));
        }
    }
}
