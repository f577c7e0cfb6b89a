package io.hoststream.serve.outlook;

import io.hoststream.avro.Expected;
import io.hoststream.avro.Outlook;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of one series for one rule.
 *
 * @param host the host
 * @param rule the rule's name
 * @param metric the metric's name
 * @param labels labels of the device; empty for the whole host
 * @param at when the series was last seen; event time, milliseconds since 1970
 * @param expected what is usual; null where the rule looks for no anomalies, or too little was seen
 * @param outlook where it is heading; null where nothing is forecast, or too little was seen
 */
public record Lesson(
        String host,
        String rule,
        String metric,
        Map<String, String> labels,
        long at,
        @Nullable Expected expected,
        @Nullable Outlook outlook) {}
