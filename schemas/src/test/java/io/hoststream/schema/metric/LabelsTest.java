package io.hoststream.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    private final Map<String, String> labels = new Labels(List.of("process", "pid"), "java", "7");

    @Test
    void shouldBeTheMapOfItsLabels() {
        Map<String, String> same = Map.of("pid", "7", "process", "java");

        assertThat(labels).isEqualTo(same).hasSameHashCodeAs(same).hasSize(2);
        assertThat(same).isEqualTo(labels);
        assertThat(labels.get("pid")).isEqualTo("7");
        assertThat(labels.get("user")).isNull();
        assertThat(labels.containsKey("user")).isFalse();
        assertThat(labels.keySet()).containsExactly("process", "pid");
    }

    @Test
    void shouldNotChange() {
        Iterator<Map.Entry<String, String>> entries = labels.entrySet().iterator();
        Map.Entry<String, String> first = entries.next();

        assertThatThrownBy(() -> labels.put("pid", "8")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> first.setValue("perl")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(entries::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(labels::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldEnd() {
        Iterator<Map.Entry<String, String>> entries = labels.entrySet().iterator();
        entries.next();
        entries.next();

        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }

    @ParameterizedTest
    @CsvSource({"cpu0,0", "cpu7,7", "cpu255,255", "cpu256,256", "cpu1023,1023", "cpu007,007", "cpu1x,1x", "node1,node1"
    })
    void shouldNameProcessorsByTheirNumbers(String kernelName, String number) {
        assertThat(CoreDevices.of(kernelName)).isEqualTo(new Device(number, Map.of("cpu", number)));
    }

    @Test
    void shouldNameAProcessorWithoutANumber() {
        assertThat(CoreDevices.of("cpu")).isEqualTo(new Device("", Map.of("cpu", "")));
    }
}
