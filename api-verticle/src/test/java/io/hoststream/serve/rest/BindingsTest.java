package io.hoststream.serve.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.serve.contract.Contract;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BindingsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Contract contract = await(Contract.load(vertx));

    @AfterAll
    void close() {
        await(vertx.close());
    }

    @Test
    void shouldTakeExactlyTheOperationsOfTheContract() {
        Bindings bindings = new Bindings();
        contract.operationIds().forEach(id -> bindings.bind(id, call -> Future.succeededFuture("")));

        assertThatCode(() -> bindings.expectExactly(contract)).doesNotThrowAnyException();
    }

    @Test
    void shouldNameWhatIsMissingAndWhatIsTooMuch() {
        Bindings bindings = new Bindings().elsewhere("getNothing");
        TreeSet<String> ids = new TreeSet<>(contract.operationIds());
        ids.remove("listHosts");
        ids.forEach(bindings::elsewhere);

        assertThatThrownBy(() -> bindings.expectExactly(contract))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing is bound to [listHosts]")
                .hasMessageContaining("no operations [getNothing]");
    }

    @Test
    void shouldBindAnOperationOnce() {
        Bindings bindings = new Bindings().elsewhere("listHosts");

        assertThatThrownBy(() -> bindings.elsewhere("listHosts")).hasMessage("operation listHosts is bound twice");
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
