package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to turn samples into series. It keeps nothing: {@link NamedHost} does. */
public interface Naming {

    /** The label that names the host. */
    String hostLabel();

    /** Every family that it may give. */
    List<SeriesFamily> families();

    /**
     * Hands every known value of a sample to the visitor, in base units. A counter that is negative, as of a kernel that
     * underflowed, is left out: it would fail the scrape of all hosts.
     *
     * @param info what the host is; null as long as it is not known
     * @param labels gives the labels
     */
    void read(HostSample sample, @Nullable HostInfo info, LabelSource labels, SeriesVisitor visitor);
}
