package io.hoststream.serve.rest;

import io.hoststream.avro.AlertEvent;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.json.AlertJson;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.AlertLife;
import io.hoststream.serve.view.HistoryPlace;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The alerts of the past and of now, page by page, those that began last first. */
final class AlertHistoryOperation implements Operation {

    private static final int USUAL_LIMIT = 100;
    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,18}):(.{1,500})");

    private final LiveView view;

    AlertHistoryOperation(LiveView view) {
        this.view = view;
    }

    @Override
    public Future<String> answer(Call call) {
        int limit = call.one("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
        Optional<HistoryPlace> from = call.one("cursor").map(AlertHistoryOperation::place);
        List<AlertLife> found = view.alerts(call.access(), from, wanted(call, view.membership()), limit + 1);
        List<AlertLife> page = found.subList(0, Math.min(limit, found.size()));
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("alerts");
            for (AlertLife life : page) {
                AlertJson.write(json, life);
            }
            json.writeEndArray();
            if (found.size() > limit) {
                json.writeStringField("next", cursor(found.get(limit).place()));
            } else {
                json.writeNullField("next");
            }
            json.writeEndObject();
        }));
    }

    /** By what an alert was when it said the most; and by whether it was open at any moment of the time asked for. */
    private static Predicate<AlertLife> wanted(Call call, Membership membership) {
        Predicate<AlertEvent> like = AlertFilter.of(call, membership);
        Predicate<Boolean> fired = AlertFilter.flag(call, "fired");
        OptionalLong start = time(call, "start");
        OptionalLong end = time(call, "end");
        if (start.isPresent() && end.isPresent() && start.getAsLong() > end.getAsLong()) {
            throw Call.bad("start is after end; expected start before end");
        }
        long from = start.orElse(Long.MIN_VALUE);
        long to = end.orElse(Long.MAX_VALUE);
        return life -> life.place().sinceMillis() <= to
                && life.endedAt().orElse(Long.MAX_VALUE) >= from
                && fired.test(life.firedAt().isPresent())
                && like.test(life.telling());
    }

    private static OptionalLong time(Call call, String name) {
        return call.one(name)
                .map(text -> OptionalLong.of(Times.millis(name, text)))
                .orElse(OptionalLong.empty());
    }

    private static String cursor(HistoryPlace place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place.sinceMillis() + ":" + place.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static HistoryPlace place(String cursor) {
        try {
            Matcher place = PLACE.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            if (place.matches()) {
                return new HistoryPlace(Long.parseLong(place.group(1)), place.group(2));
            }
        } catch (IllegalArgumentException e) {
            throw noCursor(cursor, e);
        }
        throw noCursor(cursor, null);
    }

    private static ProblemException noCursor(String cursor, @Nullable Throwable cause) {
        String detail = "cursor is '" + Names.shortened(cursor) + "'; expected what an answer gave as next";
        return cause == null ? Call.bad(detail) : Call.bad(detail, cause);
    }
}
