package io.hoststream.archive.history.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownHostsTest {

    private static final Path FIRST = Path.of("first");
    private static final Path SECOND = Path.of("second");
    private static final Path THIRD = Path.of("third");
    private static final List<Path> ALL = List.of(FIRST, SECOND, THIRD);

    private final KnownHosts known = new KnownHosts(4);

    @Test
    void shouldMakeRoomByWhatWasNotAskedForTheLongest() {
        known.add(Map.of(FIRST, Set.of("a", "b")), Set.of(FIRST));
        known.add(Map.of(SECOND, Set.of("c", "d")), Set.of(SECOND));
        known.find(List.of(FIRST));
        known.add(Map.of(THIRD, Set.of("e")), Set.of(THIRD));

        assertThat(known.find(ALL)).containsOnlyKeys(FIRST, THIRD);
        assertThat(known.size()).isEqualTo(3);
    }

    @Test
    void shouldNotMakeRoomByWhatIsNeededNow() {
        Set<Path> needed = Set.of(FIRST, SECOND);
        known.add(Map.of(FIRST, Set.of("a", "b", "c")), needed);
        assertThat(known.isFilledBy(known.find(ALL))).isFalse();
        known.add(Map.of(SECOND, Set.of("d", "e")), needed);

        assertThat(known.find(ALL)).containsOnlyKeys(FIRST, SECOND);
        assertThat(known.isFilledBy(known.find(ALL))).isTrue();
    }

    @Test
    void shouldGetBackToItsBoundWhenOtherFilesAreNeeded() {
        known.add(Map.of(FIRST, Set.of("a", "b", "c"), SECOND, Set.of("d", "e", "f")), Set.of(FIRST, SECOND));
        known.add(Map.of(THIRD, Set.of("g")), Set.of(THIRD));

        assertThat(known.size()).isEqualTo(4);
        assertThat(known.find(ALL)).hasSize(2).containsKey(THIRD);
    }

    @Test
    void shouldCountAFileOfNoHosts() {
        known.add(Map.of(FIRST, Set.of(), SECOND, Set.of()), Set.of());

        assertThat(known.size()).isEqualTo(2);
    }

    @Test
    void shouldCountAFileOnce() {
        known.add(Map.of(FIRST, Set.of("a")), Set.of());
        known.add(Map.of(FIRST, Set.of("a")), Set.of());

        assertThat(known.size()).isEqualTo(1);
    }

    @Test
    void shouldForgetAllButWhatIsRetained() {
        known.add(Map.of(FIRST, Set.of("a", "b"), SECOND, Set.of("c")), Set.of());
        known.retain(Set.of(SECOND, THIRD));

        assertThat(known.find(ALL)).containsOnlyKeys(SECOND);
        assertThat(known.size()).isEqualTo(1);
    }
}
