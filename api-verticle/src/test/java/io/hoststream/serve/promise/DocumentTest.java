package io.hoststream.serve.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of every operation. */
class DocumentTest {

    private static final String JSON = "application/json";

    @Test
    void shouldBeOpenApi() {
        assertThat(Document.written().getString("openapi")).startsWith("3.1.");
        assertThat(Document.operations()).hasSizeGreaterThan(20);
    }

    @Test
    void shouldNameEveryOperationOnce() {
        List<String> ids = Document.operations()
                .map(operation -> String.valueOf(operation.getValue().getString("operationId")))
                .toList();

        assertThat(ids).doesNotHaveDuplicates().doesNotContain("null", "");
    }

    @Test
    void shouldDescribeEveryOperation() {
        Set<String> tags = Document.written().getJsonArray("tags").stream()
                .map(tag -> ((JsonObject) tag).getString("name"))
                .collect(Collectors.toSet());

        assertThat(Document.operations()).allSatisfy(operation -> {
            JsonObject said = operation.getValue();
            assertThat(said.getString("summary")).as(operation.getKey()).isNotBlank();
            assertThat(said.getJsonArray("tags").stream().map(String::valueOf))
                    .as(operation.getKey())
                    .isNotEmpty()
                    .isSubsetOf(tags);
            assertThat(said.getJsonObject("responses").fieldNames())
                    .as(operation.getKey())
                    .anyMatch(status -> status.startsWith("4"));
        });
    }

    @Test
    void shouldShowAnExampleOfEveryGoodAnswerThatFitsItsSchema() {
        List<String> wrong = Document.operations()
                .flatMap(operation ->
                        good(operation.getValue()).map(content -> Map.entry(operation.getKey(), content)).stream())
                .map(content -> content.getKey() + ": " + complaint(content.getValue()))
                .filter(complaint -> !complaint.endsWith(": good"))
                .toList();

        assertThat(wrong).isEmpty();
    }

    private static Optional<JsonObject> good(JsonObject operation) {
        return Optional.ofNullable(operation.getJsonObject("responses").getJsonObject("200"))
                .map(Document::whole)
                .map(response -> response.getJsonObject("content"))
                .map(content -> content.getJsonObject(JSON));
    }

    private static String complaint(JsonObject content) {
        if (!content.containsKey("example")) {
            return "no example";
        }
        return new StrictSchema(Objects.requireNonNull(content.getJsonObject("schema")))
                .complaint(content.getValue("example"))
                .orElse("good");
    }
}
