package io.hoststream.serve.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.json.LessonJson;
import io.hoststream.serve.outlook.Lesson;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is usual for series, and where they are heading. A host that the view does not know is none of theirs. */
final class OutlookOperations {

    private static final String GROUP = "group";

    private final LiveView view;
    private final Outlooks outlooks;

    OutlookOperations(LiveView view, Outlooks outlooks) {
        this.view = view;
        this.outlooks = outlooks;
    }

    /** Writes one series. */
    @FunctionalInterface
    private interface Writer<T> {
        void write(JsonGenerator json, Lesson lesson, T part) throws IOException;
    }

    /** Where series are heading. */
    Future<String> forecasts(Call call) {
        return list(call, "forecasts", Lesson::outlook, LessonJson::forecast);
    }

    /** What is expected now of every series for which that was learned, usual or not. */
    Future<String> anomalies(Call call) {
        return list(call, "anomalies", Lesson::expected, LessonJson::anomaly);
    }

    private <T> Future<String> list(Call call, String name, Function<Lesson, @Nullable T> part, Writer<T> writer) {
        Optional<String> metric = call.one("metric");
        List<Lesson> lessons = outlooks.of(call.access(), hosts(call), part::apply);
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart(name);
            for (Lesson lesson : lessons) {
                T said = part.apply(lesson);
                if (said != null && metric.orElse(lesson.metric()).equals(lesson.metric())) {
                    writer.write(json, lesson, said);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private Predicate<String> hosts(Call call) {
        Optional<Glob> name = call.one("host").map(Glob::new);
        Optional<Glob> group = call.one(GROUP).map(Glob::new);
        return host -> (name.isEmpty() || name.get().matches(host))
                && view.host(call.access(), host)
                        .filter(known ->
                                group.isEmpty() || known.groups().stream().anyMatch(group.get()::matches))
                        .isPresent();
    }
}
