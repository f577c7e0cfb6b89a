package io.hoststream.launcher.rules;

import io.hoststream.schema.metric.Metric;
import io.hoststream.storage.naming.NamingScheme;

/** What the metrics of the catalogue are in PromQL, under one naming of role export. */
interface SeriesNames {

    /** What is asked for a metric, and how its values are scaled. */
    record Series(String template, double factor, boolean ratio) {

        /** Stands for the matchers in the template. */
        static final String MATCHERS = "@";

        /** The expression for series with these matchers. */
        String with(String matchers) {
            return template.replace(MATCHERS, matchers);
        }
    }

    /** The label that tells hosts apart. */
    String hostLabel();

    /**
     * The expression for a metric; values in Prometheus's base units.
     *
     * @throws NotInPromQl if the exported series do not tell it
     */
    Series of(Metric metric);

    /** The names under that naming. */
    static SeriesNames of(NamingScheme scheme) {
        return switch (scheme) {
            case HOSTSTREAM -> new CatalogueNames();
            case NODE_EXPORTER -> new NodeNames();
        };
    }
}
