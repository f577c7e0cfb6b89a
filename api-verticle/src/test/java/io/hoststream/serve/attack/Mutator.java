package io.hoststream.serve.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils bytes: by a bit, by pieces that are cut, doubled or put in, by words that parsers stumble over. */
final class Mutator {

    private static final int MOST_TIMES = 4;
    private static final List<String> PIECES = List.of(
            "\0",
            "\r\n",
            "\r\n\r\n",
            "%00",
            "%2e%2e%2f",
            "../",
            "..%5c",
            "%",
            "%zz",
            "%c0%ae",
            "\u00ff\u00fe",
            "\ud83d\ude00",
            "\u202e",
            "'",
            "\"",
            "<script>",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "-1",
            "0",
            "1e999",
            "NaN",
            "null",
            "9223372036854775808",
            "99999999999999999999",
            "true",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[",
            "{\"a\":",
            ",",
            "&",
            "=",
            ";",
            "#",
            "?",
            "*",
            "[",
            "]",
            "\\",
            "\u001b[31m",
            "A".repeat(300),
            "host=",
            "&metric=",
            "CL: 5",
            "Transfer-Encoding: chunked\r\n",
            "Connection: close\r\n",
            "Expect: 100-continue\r\n",
            "Range: bytes=0-1\r\n",
            "Upgrade: websocket\r\n",
            "Host: evil\r\n",
            "\u2028",
            "\ufeff");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** The text, spoiled once to four times. */
    String spoiled(String text) {
        return new String(spoiled(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
    }

    /** The bytes, spoiled once to four times. */
    byte[] spoiled(byte[] bytes) {
        byte[] spoiled = bytes;
        for (int times = 1 + random.nextInt(MOST_TIMES); times > 0; times--) {
            spoiled = once(spoiled);
        }
        return spoiled;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(part(bytes, 0, from), part(bytes, to, bytes.length));
            case 2 -> joined(part(bytes, 0, to), part(bytes, from, bytes.length));
            case 3 -> joined(part(bytes, 0, from), noise(), part(bytes, to, bytes.length));
            default -> joined(part(bytes, 0, from), piece(), part(bytes, to, bytes.length));
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(20)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, Math.min(from, to), Math.max(from, to));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
