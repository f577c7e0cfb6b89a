package io.hoststream.serve.boost;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.boost.BoostPlan.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoostPlanTest {

    private final BoostPlan plan = new BoostPlan(2);

    @Test
    void shouldAskAtOnceAndAgainEveryTenSeconds() {
        List<Long> asked = new ArrayList<>();
        for (long now = 500; now <= 30_500; now += 1000) {
            if (!plan.next(Set.of("a"), now).isEmpty()) {
                asked.add(now);
            }
        }

        assertThat(asked).containsExactly(500L, 10_500L, 20_500L, 30_500L);
    }

    @Test
    void shouldTakeItBackOnceWhenNobodyWatchesAnyMore() {
        plan.next(Set.of("a"), 0);

        assertThat(plan.next(Set.of(), 1000)).containsExactly(new Order("a", false));
        assertThat(plan.next(Set.of(), 2000)).isEmpty();
        assertThat(plan.asked()).isZero();
    }

    @Test
    void shouldAskNoMoreHostsThanItMay() {
        assertThat(plan.next(Set.of("c", "b"), 0)).containsExactly(new Order("b", true), new Order("c", true));
        assertThat(plan.next(Set.of("a", "b", "c"), 1000)).isEmpty();
        assertThat(plan.leftOut()).isEqualTo(1);

        assertThat(plan.next(Set.of("a", "c"), 2000)).containsExactly(new Order("b", false), new Order("a", true));
        assertThat(plan.leftOut()).isZero();
        assertThat(plan.asked()).isEqualTo(2);
    }
}
