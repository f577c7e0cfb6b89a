package io.hoststream.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldSayNothingOfTheInsideWhenTheServerFails() {
        Router router = Router.router(vertx);
        Problems.mount(router);
        router.get("/broken").handler(context -> {
            throw new IllegalStateException("the secret is 42");
        });
        router.get("/failed").handler(context -> context.fail(new ArithmeticException("the secret is 42")));

        for (String path : new String[] {"/broken", "/failed"}) {
            Buffer body = get(router, path);
            assertThat(body.toString()).doesNotContain("secret", "Exception", "io.hoststream");
            assertThat(new JsonObject(body))
                    .isEqualTo(new JsonObject()
                            .put("type", "about:blank")
                            .put("title", "Internal Server Error")
                            .put("status", 500)
                            .put("detail", "the server failed; its log says why")
                            .put("instance", path));
        }
    }

    @Test
    void shouldSayWhatAnExpectedFailureSays() {
        Router router = Router.router(vertx);
        Problems.mount(router);
        router.get("/x").handler(context -> context.fail(new ProblemException(422, "too \"many\"\n<points>")));

        JsonObject problem = new JsonObject(get(router, "/x"));
        assertThat(problem.getInteger("status")).isEqualTo(422);
        assertThat(problem.getString("detail")).isEqualTo("too \"many\"\n<points>");
    }

    private Buffer get(Router router, String path) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
        return client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
                .compose(request -> request.send().compose(response -> response.body()))
                .await();
    }
}
