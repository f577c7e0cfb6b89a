package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random stories, each decided by its seed. In all of them: no commit passes a record that is not done, a partition has one
 * batch under way at most, batches leave nothing out, and in the end every record is done and committed.
 */
class LoopInterleavingTest {

    private static final int SEEDS = 2000;
    private static final int STEPS = 200;
    private static final int TOLD = 80;

    @Test
    void shouldKeepItsPromisesInEveryOrderOfEvents() {
        int commits = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            commits += commitsOf(seed);
        }
        assertThat(commits).isGreaterThan(SEEDS * 5);
    }

    private static int commitsOf(long seed) {
        Interleaving story = new Interleaving(seed);
        try {
            story.run(STEPS);
        } catch (AssertionError | RuntimeException e) {
            List<String> told = story.story();
            fail(
                    "seed " + seed + " broke a promise, after … "
                            + String.join("; ", told.subList(Math.max(0, told.size() - TOLD), told.size())),
                    e);
        }
        return (int) story.story().stream()
                .filter(each -> each.startsWith("commit {"))
                .count();
    }
}
