package io.hoststream.storage.naming;

import static io.hoststream.storage.naming.NamedSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedHostTest {

    private final NamedHost host = NamedSamples.host(NamingScheme.HOSTSTREAM);

    private static HostSample withDisks(String... devices) {
        return disks(devices).build();
    }

    private static HostSample.Builder disks(String... devices) {
        List<Disk> disks = new ArrayList<>();
        for (String device : devices) {
            disks.add(Disk.newBuilder()
                    .setDevice(device)
                    .setReadBytes(7L)
                    .setReads(3L)
                    .build());
        }
        return sample().setDisks(disks);
    }

    private List<SeriesLabels> labels(HostSample sample) {
        List<SeriesLabels> all = new ArrayList<>();
        host.read(sample, null, (family, labels, value) -> all.add(labels));
        return all;
    }

    @Test
    void shouldGiveTheSameLabelsObjectForADeviceFromSampleToSample() {
        List<SeriesLabels> first = labels(withDisks("sda", "sdb"));
        List<SeriesLabels> second = labels(withDisks("sdb", "sda"));
        assertThat(first).hasSize(4);
        assertThat(first.get(0)).isSameAs(first.get(1)).isSameAs(second.get(2));
        assertThat(first.get(0).names()).containsExactly("device", "environment", "host");
        assertThat(first.get(0).values()).containsExactly("sda", "test", "a");
    }

    @Test
    void shouldTakeTheFirstOfTwoDevicesWithTheSameLabels() {
        assertThat(labels(withDisks("sda", "sda"))).hasSize(2);
    }

    @Test
    void shouldBuildLabelsAnewWhenTheHostHasOthers() {
        SeriesLabels before = labels(withDisks("sda")).get(0);
        HostSample moved = disks("sda").setLabels(Map.of("environment", "live")).build();
        SeriesLabels after = labels(moved).get(0);
        assertThat(after).isNotEqualTo(before).hasToString("{device=\"sda\",environment=\"live\",host=\"a\"}");
    }

    @Test
    void shouldLetLabelsOfDevicesThatAreGoneGo() {
        SeriesLabels kept = labels(withDisks("sda")).get(0);
        for (int i = 0; i < 1000; i++) {
            labels(withDisks("veth" + i));
        }
        assertThat(labels(withDisks("sda")).get(0)).isEqualTo(kept).isNotSameAs(kept);
    }

    @Test
    void shouldLetASeriesOwnLabelWinOverAnExternalOne() {
        NamedHost external = new Labelling(
                        NamingScheme.HOSTSTREAM.naming(), List.of(), Map.of("device", "x", "cluster", "c"))
                .host();
        assertThat(NamedSamples.read(external, withDisks("sda"), null))
                .containsKey("host_disk_reads_total{cluster=\"c\",device=\"sda\",host=\"a\"}");
    }

    @Test
    void shouldComplainAboutExternalLabelsThatPrometheusWouldNotTake() {
        assertThatThrownBy(() -> Labelling.checkExternal(Map.of("1st", "x")))
                .hasMessageContaining("export.external-labels")
                .hasMessageContaining("1st")
                .hasMessageContaining("expected");
        assertThatThrownBy(() -> Labelling.checkExternal(Map.of("__name__", "x")))
                .hasMessageContaining("__name__");
        assertThatThrownBy(() -> Labelling.checkExternal(Map.of("cluster", "")))
                .hasMessageContaining("cluster has no value");
    }

    @Test
    void shouldNameNoFamilyTwiceAndNoCounterWithoutTotal() {
        List<SeriesFamily> families =
                new ArrayList<>(NamingScheme.HOSTSTREAM.naming().families());
        families.addAll(StatusFamilies.all());
        assertThat(families).extracting(SeriesFamily::name).doesNotHaveDuplicates();
        assertThat(families)
                .allSatisfy(family -> assertThat(family.name().endsWith("_total"))
                        .as(family.name())
                        .isEqualTo(family.type() == SeriesType.COUNTER));
    }
}
