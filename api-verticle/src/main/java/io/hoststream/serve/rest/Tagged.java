package io.hoststream.serve.rest;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Answers with a strong ETag, the hash of the body; and with 304 where the one who asks has the same body already. */
final class Tagged implements Replier {

    private static final int HASH_BYTES = 16;

    private final Replier replier;

    /** Tags the answers of another. */
    Tagged(Replier replier) {
        this.replier = replier;
    }

    /** Tags JSON. */
    static Tagged json(Operation operation) {
        return new Tagged(call -> operation.answer(call).map(Reply::json));
    }

    @Override
    public Future<Reply> reply(Call call) {
        return replier.reply(call).map(reply -> tagged(call, reply));
    }

    private static Reply tagged(Call call, Reply reply) {
        String tag = '"' + hash(reply.body().getBytes()) + '"';
        Reply answer = has(call.header(HttpHeaders.IF_NONE_MATCH), tag)
                ? new Reply(HttpResponseStatus.NOT_MODIFIED.code(), "", Buffer.buffer(), Map.of())
                : reply;
        return answer.with("ETag", tag).with("Cache-Control", "private, no-cache");
    }

    /** Whether a header {@code If-None-Match} names the tag, weak or strong. */
    private static boolean has(String header, String tag) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }

    private static String hash(byte[] text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
