package io.hoststream.serve.rest;

import io.hoststream.serve.contract.Contract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which operation of the contract is answered by what. */
public final class Bindings {

    private final Map<String, Optional<Replier>> byId = new HashMap<>();

    /** No operations yet. */
    public Bindings() {
        // filled by those who have operations
    }

    /** Has an operation of the contract answered with JSON. */
    public Bindings bind(String operationId, Operation operation) {
        return reply(operationId, call -> operation.answer(call).map(Reply::json));
    }

    /** Has an operation of the contract answered. */
    public Bindings reply(String operationId, Replier replier) {
        return put(operationId, Optional.of(replier));
    }

    /** Leaves an operation of the contract to somebody who answers before REST is asked. */
    public Bindings elsewhere(String operationId) {
        return put(operationId, Optional.empty());
    }

    /** What answers an operation; empty if somebody else does. */
    Optional<Replier> find(String operationId) {
        return byId.getOrDefault(operationId, Optional.empty());
    }

    /**
     * Looks whether each operation of the contract is answered, and whether there are answers that it does not know.
     *
     * @throws IllegalStateException with every name, if there are
     */
    void expectExactly(Contract contract) {
        Set<String> unbound = new TreeSet<>(contract.operationIds());
        unbound.removeAll(byId.keySet());
        Set<String> unknown = new TreeSet<>(byId.keySet());
        unknown.removeAll(contract.operationIds());
        if (!unbound.isEmpty() || !unknown.isEmpty()) {
            throw new IllegalStateException(
                    "the contract and what answers it differ: operations that nothing is bound to " + unbound
                            + ", bindings that are no operations " + unknown);
        }
    }

    private Bindings put(String operationId, Optional<Replier> replier) {
        if (byId.putIfAbsent(operationId, replier) != null) {
            throw new IllegalStateException("operation " + operationId + " is bound twice");
        }
        return this;
    }
}
