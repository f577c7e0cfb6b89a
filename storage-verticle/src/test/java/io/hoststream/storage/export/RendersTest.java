package io.hoststream.storage.export;

import static io.hoststream.storage.export.Hosts.START_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RendersTest {

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SeriesTable table = new SeriesTable();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** The clock is asked when the making of an answer begins: there a test can hold it. */
    private Renders renders(LongSupplier clock) {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        ExportSettings settings = Settings.defaults(ExportSettings.class);
        Renderer renderer =
                new Renderer(table, new Inventory(), settings, new PrometheusRegistry(), new CustomRefusals(meters));
        return new Renders(vertx, renderer, clock, new ScrapeMeters(meters));
    }

    @Test
    void shouldMakeOneAnswerForAllWhoAskWhileAnotherIsBeingMade() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Renders renders = renders(() -> {
            begun.countDown();
            awaitLatch(go);
            return START_MILLIS;
        });

        Future<Body> first = renders.next(Format.TEXT);
        awaitLatch(begun);
        table.accept(Hosts.sample("b", 1, true), START_MILLIS);
        Future<Body> second = renders.next(Format.TEXT);
        Future<Body> third = renders.next(Format.TEXT);
        Future<Body> other = renders.next(Format.OPEN_METRICS_GZIP);
        go.countDown();

        assertThat(await(third)).isSameAs(await(second)).isNotSameAs(await(first));
        assertThat(await(other).gzip()).isTrue();
        assertThat(meters.timer("hoststream.export.render").count()).isEqualTo(3);
        assertThat(meters.get("hoststream.export.series").gauge().value())
                .isEqualTo(await(second).series());
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldMakeTheNextAnswerWholeAfterOneThatFailed() throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        Renders renders = renders(() -> {
            if (broken.get()) {
                throw new IllegalStateException("no clock");
            }
            return START_MILLIS;
        });
        int series = await(renders.next(Format.TEXT)).series();

        broken.set(true);
        assertThatThrownBy(() -> await(renders.next(Format.TEXT))).hasMessageContaining("no clock");
        broken.set(false);

        assertThat(await(renders.next(Format.TEXT)).series()).isEqualTo(series).isPositive();
    }
}
