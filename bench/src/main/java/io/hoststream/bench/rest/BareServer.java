package io.hoststream.bench.rest;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Answers every request with the same bytes until its standard input ends: what is possible at all. Says its port first. */
public final class BareServer {

    private static final String LOOPBACK = "127.0.0.1";

    private BareServer() {}

    /** Serves; takes the number of bytes. */
    public static void main(String[] arguments) throws IOException {
        Buffer answer = Buffer.buffer("x".repeat(Integer.parseInt(arguments[0])));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(answer))
                .listen(0, LOOPBACK)
                .onSuccess(server -> out.println(server.actualPort()))
                .onFailure(failure -> out.println("failed: " + failure));
        while (System.in.read() >= 0) {
            // Nothing is said to it.
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
