package io.hoststream.serve.rest;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.Arrays;
import java.util.List;

/** Finds what a request names: hosts and metrics. */
final class Names {

    private static final int NOT_FOUND = 404;
    private static final int LONGEST_WORTH_A_HINT = 64;
    private static final List<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::id).toList();

    private Names() {}

    /**
     * The host that the path names, if it exists for the one who asks.
     *
     * @throws ProblemException if it does not
     */
    static HostView host(Call call, LiveView view) {
        return host(call, view, call.path("host"));
    }

    /**
     * The host of that name, if it exists for the one who asks.
     *
     * @throws ProblemException if it does not
     */
    static HostView host(Call call, LiveView view, String name) {
        return view.host(call.access(), name)
                .orElseThrow(() -> new ProblemException(NOT_FOUND, "host " + name + " is not known"));
    }

    /**
     * The metric of that name.
     *
     * @throws ProblemException if there is none
     */
    static Metric metric(String name) {
        return Metrics.find(name)
                .orElseThrow(() -> new ProblemException(
                        NOT_FOUND, "metric " + quoted(name) + " is not in the catalogue" + hint(name)));
    }

    private static String hint(String name) {
        return name.length() > LONGEST_WORTH_A_HINT ? "" : Suggestions.hint(name, METRICS);
    }

    /** A text as far as it is worth showing. */
    static String shortened(String text) {
        return text.length() > LONGEST_WORTH_A_HINT ? text.substring(0, LONGEST_WORTH_A_HINT) + "…" : text;
    }

    private static String quoted(String text) {
        return "'" + shortened(text) + "'";
    }
}
