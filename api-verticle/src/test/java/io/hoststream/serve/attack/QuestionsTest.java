package io.hoststream.serve.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.promise.Promises;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    /** What says the same to every key; and the live feed, which is asked in tests of its own. */
    private static final Set<String> OF_NO_HOST = Set.of(
            "/catalogue",
            "/catalogue/{metric}",
            "/live",
            "/live/events",
            "/version",
            "/openapi.yaml",
            "/openapi.json",
            "/asyncapi.yaml",
            "/asyncapi.json");

    @Test
    void shouldAskForEveryPathThatReadsHosts() {
        Set<String> promised = Promises.read().stream()
                .filter(path -> path.startsWith("/api/v1/"))
                .map(path -> path.substring("/api/v1".length()))
                .map(path -> path.replace("/alerts/{id}", "/alerts/{alert}"))
                .map(path -> path.replace("/silences/{id}", "/silences/{silence}"))
                .filter(path -> !OF_NO_HOST.contains(path))
                .collect(Collectors.toSet());

        assertThat(promised).isNotEmpty();
        assertThat(Questions.PATHS).containsExactlyInAnyOrderElementsOf(promised);
    }
}
