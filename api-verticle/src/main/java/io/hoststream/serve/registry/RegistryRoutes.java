package io.hoststream.serve.registry;

import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.HttpLimits;
import io.hoststream.serve.registry.RegistryAnswer.Kept;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Binds the registry to its paths, below {@link #BASE}. Needs no key. */
public final class RegistryRoutes {

    /** Where the registry is: what clients take as its URL, after the server's address. */
    public static final String BASE = "/schema-registry";

    private static final String SUBJECT = "/subjects/:subject";
    private static final String VERSION = SUBJECT + "/versions/:version";
    private static final String ID = "/schemas/ids/:id";
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int NOT_FOUND = 404;

    private final Router router;

    private RegistryRoutes(Router router) {
        this.router = router;
    }

    /** Binds what these subjects know. */
    public static void mount(Router router, Subjects subjects) {
        RegistryRoutes routes = new RegistryRoutes(router);
        routes.subjects(new Reading(subjects));
        routes.schemas(new Reading(subjects));
        routes.asking(new Asking(subjects));
        routes.rest();
    }

    private void subjects(Reading reading) {
        get("", reading::root);
        get("/subjects", reading::subjects);
        get(SUBJECT + "/versions", reading::versions);
        get(VERSION, reading::version);
        get(VERSION + "/schema", reading::versionSchema);
        get(VERSION + "/referencedby", reading::referencedBy);
        get("/config", reading::config);
        get("/config/:subject", reading::subjectConfig);
        get("/mode", reading::mode);
        get("/mode/:subject", reading::subjectMode);
        get("/contexts", reading::contexts);
    }

    private void schemas(Reading reading) {
        get("/schemas", reading::schemas);
        get("/schemas/types", reading::types);
        get(ID, reading::schema, Kept.LONG);
        get(ID + "/schema", reading::schemaText, Kept.LONG);
        get(ID + "/versions", reading::schemaVersions);
        get(ID + "/subjects", reading::schemaSubjects);
    }

    private void asking(Asking asking) {
        post(SUBJECT, asking::find);
        post(SUBJECT + "/versions", asking::register);
        post("/compatibility/subjects/:subject/versions", asking::fitsAll);
        post("/compatibility/subjects/:subject/versions/:version", asking::fitsOne);
    }

    private void rest() {
        for (String path : List.of(BASE, BASE + "/*")) {
            router.route(path).handler(named("")).handler(guarded(context -> {
                HttpMethod method = context.request().method();
                throw READS.contains(method)
                        ? RegistryException.of(NOT_FOUND, "HTTP 404 Not Found")
                        : RegistryException.readOnly();
            }));
        }
    }

    private void get(String path, Function<Question, String> operation) {
        get(path, operation, Kept.ASKED);
    }

    private void get(String path, Function<Question, String> operation, Kept kept) {
        router.route(BASE + path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(named(path))
                .handler(
                        guarded(context -> RegistryAnswer.send(context, operation.apply(new Question(context)), kept)));
    }

    private void post(String path, Function<Question, String> operation) {
        router.post(BASE + path).handler(named(path)).handler(guarded(RegistryAnswer::checkType));
        router.post(BASE + path)
                .handler(BodyHandler.create(false).setBodyLimit(HttpLimits.BODY_BYTES))
                .handler(context -> answerAside(context, operation));
    }

    /** Reading a schema takes its time and needs no key, so it is not done on the thread that everybody shares. */
    private static void answerAside(RoutingContext context, Function<Question, String> operation) {
        Question question = new Question(context);
        context.vertx()
                .executeBlocking(() -> operation.apply(question), false)
                .onSuccess(text -> guarded(answered -> RegistryAnswer.send(answered, text, Kept.NOT))
                        .handle(context))
                .onFailure(failure -> {
                    if (failure instanceof RegistryException refused) {
                        RegistryAnswer.fail(context, refused);
                    } else {
                        context.fail(failure);
                    }
                });
    }

    private static Handler<RoutingContext> named(String path) {
        return context -> {
            AccessLog.route(context, BASE + path);
            context.next();
        };
    }

    /** Answers what is refused in the registry's own shape. */
    private static Handler<RoutingContext> guarded(Handler<RoutingContext> handler) {
        return context -> {
            try {
                handler.handle(context);
            } catch (RegistryException e) {
                RegistryAnswer.fail(context, e);
            }
        };
    }
}
