package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepeatedStringsTest {

    private final RepeatedStrings strings = new RepeatedStrings();

    @Test
    void shouldMakeStringsOfEveryLengthAnywhereInTheArray() {
        for (int length = 0; length < 100; length++) {
            for (int after = 0; after < 10; after++) {
                String text = "x".repeat(length);
                assertThat(text("__" + text + "_".repeat(after), 2, length)).isEqualTo(text);
                assertThat(text("__" + text + "_".repeat(after), 2, length)).isEqualTo(text);
            }
        }
    }

    @Test
    void shouldHandOutTheSameStringAgain() {
        String device = text("eth0 and more", 0, 4);
        String mount = text("/var/lib/containers", 0, 19);

        assertThat(text("or eth0 and more", 3, 4)).isSameAs(device);
        assertThat(text("at /var/lib/containers", 3, 19)).isSameAs(mount);
    }

    @Test
    void shouldNotTakeOneStringForAnother() {
        // Far more than there are places, so that each place is taken again and again.
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 50_000; i++) {
                String number = Integer.toString(i);
                assertThat(text(number + "........", 0, number.length())).isEqualTo(number);
                assertThat(text("host-" + number + ".example.org", 0, number.length() + 17))
                        .isEqualTo("host-" + number + ".example.org");
            }
        }
    }

    @Test
    void shouldTellZeroBytesFromNone() {
        assertThat(text("\0\0........", 0, 1)).isEqualTo("\0");
        assertThat(text("\0\0........", 0, 2)).isEqualTo("\0\0");
    }

    @Test
    void shouldReadMoreThanAscii() {
        byte[] bytes = "größe in Ελλάδα".getBytes(StandardCharsets.UTF_8);

        assertThat(strings.text(bytes, 0, 7)).isEqualTo("größe");
        assertThat(strings.text(bytes, 0, bytes.length)).isEqualTo("größe in Ελλάδα");
    }

    private String text(String array, int start, int length) {
        return strings.text(array.getBytes(StandardCharsets.ISO_8859_1), start, length);
    }
}
