package io.hoststream.serve.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CursorTest {

    private static Cursor random(Random random) {
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (int i = random.nextInt(13); i > 0; i--) {
            next.put(random.nextInt(100), random.nextLong(Long.MAX_VALUE));
        }
        return new Cursor(new UUID(random.nextLong(), random.nextLong()), random.nextLong(Long.MAX_VALUE), next);
    }

    @Test
    void shouldReadWhatItWrote() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            Cursor cursor = random(random);
            assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
        }
    }

    @Test
    void shouldRefuseAnyTextWithOneCharacterChanged() {
        String text = random(new Random(8)).text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String forged = text.substring(0, i) + other + text.substring(i + 1);
            assertThatThrownBy(() -> Cursor.parse(forged)).isInstanceOf(BadCursorException.class);
        }
    }

    @Test
    void shouldNameWhatIsNoCursor() {
        for (String text : List.of("", "A", "fake.12", "%%%", "AQ", "x".repeat(100_000))) {
            assertThatThrownBy(() -> Cursor.parse(text))
                    .isInstanceOf(BadCursorException.class)
                    .hasMessageContaining("'" + text.substring(0, Math.min(5, text.length())))
                    .hasMessageContaining("expected one from a cursor frame");
        }
    }
}
