package io.hoststream.serve.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.RangeQuery;
import io.hoststream.serve.view.RangeSeries;
import io.hoststream.serve.view.Ranges;
import io.hoststream.serve.view.TooManyPointsException;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The values of one host over a range of time. */
final class RangeOperation implements Operation {

    private static final Set<String> PARAMETERS = Set.of("metric", "start", "end", "step");
    private static final int UNPROCESSABLE = 422;

    private final LiveView view;
    private final Ranges ranges;

    RangeOperation(LiveView view, int maxPoints) {
        this.view = view;
        this.ranges = new Ranges(maxPoints);
    }

    @Override
    public Future<String> answer(Call call) {
        call.expectOnly(PARAMETERS);
        HostView host = Names.host(call, view);
        RangeQuery query = query(call, host);
        try {
            return Future.succeededFuture(json(ranges.read(host, query)));
        } catch (TooManyPointsException e) {
            throw new ProblemException(
                    UNPROCESSABLE,
                    e.getMessage() + "; take a step of " + Durations.format(Duration.ofMillis(e.stepMillis()))
                            + " or more, fewer metrics or a shorter range",
                    e);
        }
    }

    /** Where no time is given, the range reaches as far as there are samples. */
    private static RangeQuery query(Call call, HostView host) {
        OptionalLong from = time(call, "start");
        OptionalLong to = time(call, "end");
        if (from.isPresent() && to.isPresent() && from.getAsLong() > to.getAsLong()) {
            throw Call.bad("start " + call.one("start").orElse("") + " is after end "
                    + call.one("end").orElse("") + "; expected start before end");
        }
        int rows = host.rows();
        long start = from.orElse(Math.min(to.orElse(Long.MAX_VALUE), rows == 0 ? 0 : host.time(0)));
        long end = to.orElse(Math.max(start, rows == 0 ? 0 : host.time(rows - 1)));
        OptionalLong step = call.one("step").map(Times::step).orElse(OptionalLong.empty());
        return new RangeQuery(metrics(call), start, end, step);
    }

    private static OptionalLong time(Call call, String name) {
        return call.one(name)
                .map(text -> OptionalLong.of(Times.millis(name, text)))
                .orElse(OptionalLong.empty());
    }

    private static List<Metric> metrics(Call call) {
        List<Metric> metrics = call.all("metric").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(Names::metric)
                .toList();
        if (metrics.isEmpty()) {
            throw Call.bad(
                    "metric is missing; expected names from /api/v1/catalogue, such as metric=cpu_usage_percent");
        }
        return metrics;
    }

    private static String json(List<RangeSeries> answer) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("series");
            for (RangeSeries series : answer) {
                write(json, series);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, RangeSeries series) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", series.metric());
        JsonText.labels(json, "labels", series.labels());
        json.writeArrayFieldStart("points");
        for (int i = 0; i < series.size(); i++) {
            json.writeStartArray();
            json.writeNumber(series.time(i));
            JsonText.number(json, series.value(i));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
