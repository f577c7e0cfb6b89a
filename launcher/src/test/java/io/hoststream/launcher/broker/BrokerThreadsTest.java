package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.utils.internals.Exit;
import org.junit.jupiter.api.Test;

class BrokerThreadsTest {

    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final BrokerThreads threads = new BrokerThreads(reasons::add);

    @Test
    void shouldTurnExitAndHaltIntoReportsOfTheBrokerThatWantedThem() throws InterruptedException {
        List<String> others = new CopyOnWriteArrayList<>();
        BrokerThreads neighbour = new BrokerThreads(others::add);
        BrokerThreads.interceptExits();

        run(threads.daemon("exits", () -> Exit.exit(3, "no quorum")));
        run(threads.daemon("halts", () -> run(new Thread(() -> Exit.halt(1)))));
        run(neighbour.daemon("other", () -> Exit.halt(2)));

        assertThat(reasons)
                .containsExactly(
                        "Kafka wanted to exit the process with status 3: no quorum",
                        "Kafka wanted to halt the process with status 1");
        assertThat(others).containsExactly("Kafka wanted to halt the process with status 2");
    }

    @Test
    void shouldNotEndTheProcessForAThreadOfNoBroker() {
        BrokerThreads.interceptExits();
        assertThatThrownBy(() -> Exit.halt(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("on a thread of no broker");
        assertThat(reasons).isEmpty();
    }

    @Test
    void shouldNameTheThreadsThatDoNotEnd() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread stubborn = threads.daemon("stubborn", () -> awaitQuietly(end));
        stubborn.start();

        assertThat(threads.awaitEnd(Duration.ofMillis(20))).containsExactly(stubborn);
        end.countDown();
        assertThat(threads.awaitEnd(Duration.ofSeconds(10))).isEmpty();
    }

    private static void run(Thread thread) {
        thread.start();
        awaitQuietly(thread);
    }

    private static void awaitQuietly(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
