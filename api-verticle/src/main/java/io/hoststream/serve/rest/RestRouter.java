package io.hoststream.serve.rest;

import io.hoststream.serve.contract.Contract;
import io.hoststream.serve.contract.Rules;
import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.HttpLimits;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.http.Problems;
import io.hoststream.serve.http.WriteCheck;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.util.List;

/** Makes a router of the contract: each of its operations is checked against its rules, and answered by what is bound to it. */
public final class RestRouter {

    private static final BodyHandler BODIES = BodyHandler.create(false).setBodyLimit(HttpLimits.BODY_BYTES);

    private final Contract contract;
    private final KeyCheck keys;
    private final WriteCheck writes;

    /** A router of that contract; who asks for anything but what is open has to pass the checks. */
    public RestRouter(Contract contract, KeyCheck keys, WriteCheck writes) {
        this.contract = contract;
        this.keys = keys;
        this.writes = writes;
    }

    /**
     * The router.
     *
     * @param first what every request passes first, whatever it asks for
     * @throws IllegalStateException if the contract and the bindings differ, or the contract says what would not be checked
     */
    public Router router(Vertx vertx, List<Handler<RoutingContext>> first, Bindings bindings) {
        bindings.expectExactly(contract);
        RouterBuilder builder = RouterBuilder.create(vertx, contract.routes());
        first.forEach(builder::rootHandler);
        builder.rootHandler(this::askForKey);
        builder.rootHandler(context -> Problems.knows(context, () -> contract.methods(context.normalizedPath())));
        for (OpenAPIRoute route : builder.getRoutes()) {
            route.setDoValidation(false).setDoSecurity(false);
            String id = route.getOperation().getOperationId();
            bindings.find(id)
                    .ifPresentOrElse(replier -> mount(route, replier), () -> route.addHandler(RoutingContext::next));
        }
        Router router = builder.createRouter();
        router.getRoutes().forEach(RestRouter::addHead);
        return router;
    }

    /** Asks before anything is found, so that nobody without a key learns what there is. */
    private void askForKey(RoutingContext context) {
        String path;
        try {
            path = context.normalizedPath();
        } catch (IllegalArgumentException e) {
            context.fail(
                    HttpResponseStatus.BAD_REQUEST.code(),
                    new ProblemException(HttpResponseStatus.BAD_REQUEST.code(), "the path cannot be decoded", e));
            return;
        }
        boolean inside = path.startsWith(RestRoutes.BASE)
                && (path.length() == RestRoutes.BASE.length() || path.charAt(RestRoutes.BASE.length()) == '/');
        if (inside && !contract.open(path)) {
            keys.handle(context);
        } else {
            context.next();
        }
    }

    private void mount(OpenAPIRoute route, Replier replier) {
        Operation operation = route.getOperation();
        Rules rules = new Rules(operation);
        Formats formats = Formats.of(contract.document().tree(), operation);
        String template = operation.getOpenAPIPath().replace("{", ":").replace("}", "");
        route.addHandler(context -> {
            AccessLog.route(context, template);
            formats.check(context);
            if (rules.needsKey()) {
                rules.checkPermissions(KeyCheck.access(context));
            }
            rules.checkParameters(context.pathParams(), context.queryParams());
            context.next();
        });
        boolean body = operation.getRequestBody() != null;
        if (!operation.getHttpMethod().equals(HttpMethod.GET)) {
            route.addHandler(body ? writes::handleBody : writes::handle);
        }
        if (body) {
            route.addHandler(RestRouter::readBody);
        }
        route.addHandler(context -> replier.reply(new Call(context))
                .onSuccess(reply -> Sender.send(context, reply))
                .onFailure(context::fail));
    }

    /** A handler of bodies that is added as what it is would be asked before the checks. */
    private static void readBody(RoutingContext context) {
        BODIES.handle(context);
    }

    private static void addHead(Route route) {
        if (route.getMetadata(RouterBuilder.KEY_META_DATA_OPERATION) instanceof Operation operation
                && operation.getHttpMethod().equals(HttpMethod.GET)) {
            route.method(HttpMethod.HEAD);
        }
    }
}
