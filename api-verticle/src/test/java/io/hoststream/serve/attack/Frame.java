package io.hoststream.serve.attack;

import io.hoststream.serve.live.LiveRoute;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a WebSocket's client. */
final class Frame {

    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final int LONGER = 126;

    private Frame() {}

    /** The request that opens the live feed with a key. */
    static byte[] handshake(String key) {
        return ("GET " + LiveRoute.PATH
                        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nX-API-Key: "
                        + key
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] text(String message) {
        return text(message.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] text(byte[] message) {
        return of(FINAL_TEXT, message);
    }

    /** The client's last word, which the server answers after everything that came before it. */
    static byte[] close() {
        return of(FINAL_CLOSE, new byte[] {3, (byte) 232});
    }

    /** A frame of up to 65,535 bytes whose mask changes nothing. */
    static byte[] of(int first, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < LONGER) {
            frame.write(MASKED | payload.length);
        } else {
            frame.write(MASKED | LONGER);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
