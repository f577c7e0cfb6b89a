package io.hoststream.serve.contract;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What REST promises: the paths, their operations, what they take and what they answer. */
public final class Contract {

    private static final String DOCUMENT = "openapi/hoststream.yaml";
    private static final String EVENTS = "openapi/asyncapi.yaml";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final long READ_WITHIN_SECONDS = 30;

    private final Document document;
    private final Document events;
    private final OpenAPIContract routes;
    private final Set<String> open;

    private Contract(Document document, Document events, OpenAPIContract routes) {
        this.events = events;
        this.document = document;
        this.routes = routes;
        this.open = routes.getPaths().stream()
                .filter(path -> path.getOperations().stream().allMatch(Contract::isOpen))
                .map(Path::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Reads the documents from the class path; fails if they are not what they should be. */
    public static Future<Contract> load(Vertx vertx) {
        return vertx.executeBlocking(() -> List.of(Document.read(DOCUMENT), Document.read(EVENTS)))
                .compose(documents -> of(vertx, documents.get(0), documents.get(1)));
    }

    private static Future<Contract> of(Vertx vertx, Document document, Document events) {
        CompletableFuture<OpenAPIContract> routes = new CompletableFuture<>();
        // A thread that belongs to no Vert.x: the one that reads is another than the one that serves.
        Thread reading = new Thread(() -> read(document, routes), "hoststream-contract");
        reading.setDaemon(true);
        reading.start();
        return Future.fromCompletionStage(routes, vertx.getOrCreateContext())
                .map(read -> new Contract(document, events, read))
                .recover(failure -> Future.failedFuture(
                        new IllegalStateException(DOCUMENT + " is no contract: " + failure, failure)));
    }

    /**
     * Reads the routes. The library looks for the schemas of schemas in files, which it finds on the class path only with
     * a Vert.x that resolves names there; the server's does not, because nothing is served from files.
     */
    private static void read(Document document, CompletableFuture<OpenAPIContract> routes) {
        Vertx reader = Vertx.vertx();
        try {
            routes.complete(OpenAPIContract.from(reader, Skeleton.of(document.tree()))
                    .await(READ_WITHIN_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException | RuntimeException e) {
            routes.completeExceptionally(e);
        } finally {
            reader.close().onFailure(routes::completeExceptionally);
        }
    }

    /** The document. */
    public Document document() {
        return document;
    }

    /** What is promised of the live feed and the topics. */
    public Document events() {
        return events;
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
}
