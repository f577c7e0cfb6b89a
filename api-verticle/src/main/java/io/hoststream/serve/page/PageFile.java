package io.hoststream.serve.page;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One file of the page, ready to be sent. */
final class PageFile {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));
    private static final Pattern HASH_IN_NAME = Pattern.compile(".*[.-][0-9a-f]{8,}\\.[a-z0-9]+");
    private static final int HASH_LETTERS = 22;

    private final Buffer plain;
    private final @Nullable Buffer compressed;
    private final String type;
    private final String hash;
    private final boolean immutable;

    PageFile(String name, byte[] bytes) {
        this.plain = Buffer.buffer(bytes);
        byte[] smaller = compress(bytes);
        this.compressed = smaller.length < bytes.length ? Buffer.buffer(smaller) : null;
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        this.type = TYPES.getOrDefault(ending, "application/octet-stream");
        this.hash = hash(bytes);
        this.immutable = HASH_IN_NAME.matcher(name).matches();
    }

    Buffer plain() {
        return plain;
    }

    /** The file in gzip, where that makes it smaller. */
    Optional<Buffer> compressed() {
        return Optional.ofNullable(compressed);
    }

    String type() {
        return type;
    }

    /** The entity tag of the plain or of the compressed form. */
    String tag(boolean gzip) {
        return '"' + hash + (gzip ? "-gz" : "") + '"';
    }

    /** Whether the name changes with the content, so that it can be kept without asking again. */
    boolean immutable() {
        return immutable;
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
