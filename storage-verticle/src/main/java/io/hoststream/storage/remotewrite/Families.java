package io.hoststream.storage.remotewrite;

import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.storage.naming.Names;
import io.hoststream.storage.naming.Naming;
import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.StatusFamilies;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The families that were sent, with what is told of them, and the names that are not free for the users' own metrics. */
final class Families {

    private static final int MOST_CUSTOM = 2000;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, byte[]> described = new HashMap<>();

    Families(Naming naming) {
        naming.families().forEach(family -> taken.add(family.name()));
        StatusFamilies.all().forEach(family -> taken.add(family.name()));
    }

    /** A series of this family is sent from now on. */
    void seen(SeriesFamily family) {
        described.computeIfAbsent(
                family.name(),
                name -> Messages.metadata(FamilyType.of(family.type()), name, family.help(), family.unit()));
    }

    /** A series of this family of the users' own is sent from now on. */
    void seen(CustomMetric metric) {
        String help = metric.getHelp();
        if (help != null && described.size() < MOST_CUSTOM) {
            described.computeIfAbsent(
                    familyOf(metric), name -> Messages.metadata(FamilyType.of(metric.getKind()), name, help, ""));
        }
    }

    /** Whether a metric of the users' own can be sent under its name. */
    boolean isFree(CustomMetric metric) {
        return Names.isMetric(metric.getName())
                && !taken.contains(metric.getName())
                && !taken.contains(familyOf(metric));
    }

    /** What is told of all of them, one MetricMetadata each. */
    Iterable<byte[]> descriptions() {
        return described.values();
    }

    private static String familyOf(CustomMetric metric) {
        String name = metric.getName();
        boolean grouped = metric.getKind() == CustomKind.HISTOGRAM || metric.getKind() == CustomKind.SUMMARY;
        boolean part = name.endsWith("_bucket") || name.endsWith("_sum") || name.endsWith("_count");
        return grouped && part ? name.substring(0, name.lastIndexOf('_')) : name;
    }
}
