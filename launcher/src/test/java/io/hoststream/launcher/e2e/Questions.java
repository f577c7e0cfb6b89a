package io.hoststream.launcher.e2e;

import io.hoststream.launcher.dashboards.BoardFile.Target;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** Asks Prometheus what a dashboard asks, by the calls that Grafana makes. */
final class Questions {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");
    private static final int SECONDS_SHOWN = 30;

    private final Prometheus prometheus;

    Questions(Prometheus prometheus) {
        this.prometheus = prometheus;
    }

    /** Whether there is an answer with a number in it; fails if the question cannot be asked like that. */
    boolean answered(Target target, String expression) {
        return newest(ask(target, expression)).anyMatch(Double::isFinite);
    }

    /** The series that answer a question about a stretch of time or about its end, as the panel asks. */
    JsonArray ask(Target target, String expression) {
        String query = "query=" + encoded(expression);
        if (!target.overTime()) {
            return data(target.toString(), "/query?" + query).getJsonArray("result");
        }
        long now = Instant.now().getEpochSecond();
        String times = "&step=1&start=" + (now - SECONDS_SHOWN) + "&end=" + now;
        return data(target.toString(), "/query_range?" + query + times).getJsonArray("result");
    }

    /** The newest value of each series. */
    static DoubleStream newest(JsonArray result) {
        return Rest.objects(result).stream()
                .map(series -> series.containsKey("value")
                        ? series.getJsonArray("value")
                        : series.getJsonArray("values")
                                .getJsonArray(series.getJsonArray("values").size() - 1))
                .mapToDouble(point -> number(point.getString(1)));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    /** What {@code label_values(series, label)} offers. */
    List<String> labelValues(String definition) {
        Matcher parts = LABEL_VALUES.matcher(definition);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no question for the values of a label: " + definition);
        }
        JsonObject answer =
                answer(definition, "/label/" + parts.group(2) + "/values?match[]=" + encoded(parts.group(1)));
        return answer.getJsonArray("data").stream().map(String.class::cast).toList();
    }

    private JsonObject data(String what, String path) {
        return answer(what, path).getJsonObject("data");
    }

    private JsonObject answer(String what, String path) {
        try {
            Rest.Answer answer = prometheus.ask(path.replace("[]", "%5B%5D"));
            if (answer.status() != 200) {
                throw new IllegalStateException(what + " cannot be asked: " + answer.body());
            }
            return answer.json();
        } catch (IOException e) {
            throw new IllegalStateException(what + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
