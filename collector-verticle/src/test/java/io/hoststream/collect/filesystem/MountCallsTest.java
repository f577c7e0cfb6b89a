package io.hoststream.collect.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MountCallsTest {

    private static final Duration DEADLINE = Duration.ofMillis(150);

    private final FakeMounts mounts = new FakeMounts();
    private final MountCalls calls = new MountCalls(mounts::space, DEADLINE.toNanos(), System::nanoTime);

    @AfterEach
    void letGo() {
        mounts.reviveAll();
        calls.close();
    }

    @Test
    void shouldAskEveryMount() throws Exception {
        mounts.alive("/", "/a").sizeless("/b");

        assertThat(ask())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/",
                        MountAnswer.of(FakeMounts.SPACE),
                        "/a",
                        MountAnswer.of(FakeMounts.SPACE),
                        "/b",
                        MountAnswer.of(null)));
    }

    @Test
    void shouldFindOnlyTheDeadOnesStuck() throws Exception {
        mounts.dead("/nas1", "/nas2", "/nas3").alive("/", "/a", "/b");

        Map<String, MountAnswer> answers = ask();

        assertThat(those(answers, MountAnswer.STUCK)).containsExactlyInAnyOrder("/nas1", "/nas2", "/nas3");
        assertThat(answers).extractingByKeys("/", "/a", "/b").containsOnly(MountAnswer.of(FakeMounts.SPACE));
    }

    @Test
    void shouldNotAskAStuckMountAgainNorWaitForIt() throws Exception {
        mounts.dead("/nas").alive("/");
        ask();

        assertThat(ask()).containsEntry("/nas", MountAnswer.STUCK).containsEntry("/", MountAnswer.of(FakeMounts.SPACE));
        assertThat(mounts.asked()).containsOnlyOnce("/nas");
    }

    @Test
    void shouldAskAMountThatCameBack() throws Exception {
        mounts.dead("/nas").alive("/");
        ask();

        mounts.revive("/nas");

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> MountAnswer.of(FakeMounts.SPACE).equals(ask().get("/nas")));
    }

    @Test
    void shouldGiveUpBeforeEveryMountHasAThread() throws Exception {
        mounts.dead(IntStream.range(0, 60).mapToObj(i -> "/nas" + i).toArray(String[]::new));

        Map<String, MountAnswer> answers = ask();

        assertThat(those(answers, MountAnswer.STUCK)).hasSize(34);
        assertThat(those(answers, MountAnswer.NOT_ASKED)).hasSize(26);
        assertThat(mounts.asked()).hasSize(34);
    }

    private static List<String> those(Map<String, MountAnswer> answers, MountAnswer wanted) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, MountAnswer> ask() throws IOException, InterruptedException {
        return calls.ask(mounts.mounts()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().mountpoint(), Map.Entry::getValue));
    }
}
