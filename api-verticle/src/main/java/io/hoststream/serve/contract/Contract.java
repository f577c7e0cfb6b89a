package io.hoststream.serve.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What REST promises: the paths, their operations, what they take and what they answer. */
public final class Contract {

    private static final String DOCUMENT = "openapi/hoststream.yaml";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final String yaml;
    private final JsonObject document;
    private final OpenAPIContract routes;
    private final Set<String> open;

    private Contract(String yaml, JsonObject document, OpenAPIContract routes) {
        this.yaml = yaml;
        this.document = document;
        this.routes = routes;
        this.open = routes.getPaths().stream()
                .filter(path -> path.getOperations().stream().allMatch(Contract::isOpen))
                .map(Path::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the document from the class path; fails if it is not what it should be. */
    public static Future<Contract> load(Vertx vertx) {
        return vertx.executeBlocking(Contract::read).compose(text -> of(vertx, text));
    }

    static Future<Contract> of(Vertx vertx, String text) {
        JsonObject document = parse(text);
        return OpenAPIContract.from(vertx, Skeleton.of(document))
                .map(routes -> new Contract(text, document, routes))
                .recover(failure -> Future.failedFuture(
                        new IllegalStateException(DOCUMENT + " is no contract: " + failure, failure)));
    }

    /** The document as it was written. */
    public String yaml() {
        return yaml;
    }

    /** The document. */
    public JsonObject document() {
        return document.copy();
    }

    /** Paths and operations with their parameters, but without the answers, for a router. */
    public OpenAPIContract routes() {
        return routes;
    }

    /** The ids of all operations. */
    public Set<String> operationIds() {
        return routes.operations().stream().map(Operation::getOperationId).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the path needs no key, whatever is done with it. Such a path has no parts that differ. */
    public boolean open(String path) {
        return open.contains(path);
    }

    /** The methods that the path of a request knows, for {@code Allow}. */
    public String methods(String path) {
        Path found = routes.findPath(path);
        Set<String> known = found == null
                ? Set.of("GET")
                : found.getOperations().stream()
                        .map(operation -> operation.getHttpMethod().name().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return METHODS.stream()
                .filter(method -> known.contains(method) || (method.equals("HEAD") && known.contains("GET")))
                .collect(Collectors.joining(", "));
    }

    private static boolean isOpen(Operation operation) {
        return Skeleton.scopes(operation).isEmpty();
    }

    private static String read() {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT + " cannot be read from the class path", e);
        }
    }

    private static JsonObject parse(String text) {
        Object tree = new Load(LoadSettings.builder().setLabel(DOCUMENT).build()).loadFromString(text);
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalStateException(DOCUMENT + " is no object");
        }
        return new JsonObject(Stream.of(map).map(Contract::named).findFirst().orElseThrow());
    }

    @SuppressWarnings("unchecked") // an OpenAPI document has names for keys and nothing else
    private static Map<String, Object> named(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
