package io.hoststream.serve.rest;

import io.hoststream.serve.http.AccessLog;
import io.hoststream.serve.http.Problems;
import io.hoststream.serve.http.WriteCheck;
import io.hoststream.serve.inventory.InventoryDesk;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Binds what is about groups and the inventory to its paths. */
public final class GroupRoutes {

    private static final String MEMBER = RestRoutes.BASE + "/groups/:group/hosts/:host";
    private static final String HOST = RestRoutes.BASE + "/hosts/:host";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private GroupRoutes() {}

    /** The operations; those that change something pass the check. */
    public static void mount(Router router, LiveView view, InventoryDesk desk, WriteCheck check) {
        GroupOperations groups = new GroupOperations(view, desk);
        router.route(MEMBER).handler(context -> Problems.knows(context, "PUT, DELETE"));
        router.route(HOST).handler(context -> Problems.knows(context, "DELETE"));
        RestRoutes.operation(router, "/groups", groups::list);
        RestRoutes.operation(router, "/groups/:group", groups::one);
        change(router, HttpMethod.PUT, MEMBER, check, call -> groups.assign(call), OK);
        change(router, HttpMethod.DELETE, MEMBER, check, call -> groups.release(call), OK);
        change(router, HttpMethod.DELETE, HOST, check, call -> groups.remove(call).map(removed -> ""), NO_CONTENT);
    }

    private static void change(
            Router router,
            HttpMethod method,
            String path,
            WriteCheck check,
            Function<Call, Future<String>> operation,
            int status) {
        router.route(method, path)
                .handler(context -> {
                    AccessLog.route(context, path);
                    context.next();
                })
                .handler(check::handle)
                .handler(context -> operation
                        .apply(new Call(context))
                        .onSuccess(text -> answer(context, status, text))
                        .onFailure(context::fail));
    }

    private static void answer(RoutingContext context, int status, String text) {
        if (text.isEmpty()) {
            context.response().setStatusCode(status).end();
        } else {
            RestRoutes.send(context, status, text);
        }
    }
}
