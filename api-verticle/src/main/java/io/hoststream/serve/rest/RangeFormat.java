package io.hoststream.serve.rest;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.AnswerCsv;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.json.AnswerJson;
import io.hoststream.serve.json.JsonText;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How an answer to a question about a range is written. */
enum RangeFormat {
    /** All of it. */
    JSON(Reply.JSON) {
        @Override
        Reply write(RangeQuestion question, Answer answer) {
            return Reply.json(AnswerJson.of(question, answer));
        }
    },
    /** A line for each point, for spreadsheets; what may be missing is told in a header. */
    CSV("text/csv") {
        @Override
        Reply write(RangeQuestion question, Answer answer) {
            StringBuilder text = new StringBuilder();
            AnswerCsv.write(answer, text);
            Reply reply = new Reply(
                    HttpResponseStatus.OK.code(),
                    "text/csv; charset=utf-8; header=present",
                    Buffer.buffer(text.toString()),
                    Map.of("Content-Disposition", "attachment; filename=\"" + fileName(question) + '"'));
            return answer.warnings().isEmpty() ? reply : reply.with(WARNINGS, warnings(answer.warnings()));
        }
    };

    private static final String WARNINGS = "X-Hoststream-Warnings";
    private static final int MOST_WARNINGS = 10;
    private static final int LONGEST_WARNING = 300;

    private final String type;

    RangeFormat(String type) {
        this.type = type;
    }

    /**
     * The format that is asked for: by the parameter, else by what the sender wants most.
     *
     * @throws ProblemException if the parameter asks for one that the sender does not take
     */
    static RangeFormat of(Call call) {
        RangeFormat format = call.one("format")
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(call.wants(CSV.type) > call.wants(JSON.type) ? CSV : JSON);
        if (call.wants(format.type) <= 0) {
            throw new ProblemException(
                    HttpResponseStatus.NOT_ACCEPTABLE.code(),
                    "format is '" + format.name().toLowerCase(Locale.ROOT) + "'; expected one that Accept takes, or "
                            + format.type + " in Accept");
        }
        return format;
    }

    /** The whole answer. */
    abstract Reply write(RangeQuestion question, Answer answer);

    /** Of letters that are safe in a header and in every file system. */
    private static String fileName(RangeQuestion question) {
        List<String> hosts = question.selection().hosts();
        String name = hosts.size() == 1 ? hosts.get(0).replaceAll("[^A-Za-z0-9._-]", "_") : "range";
        return "hoststream-" + name + ".csv";
    }

    /** A JSON array in ASCII, not longer than headers may be. */
    private static String warnings(List<String> warnings) {
        return JsonText.ascii(json -> {
            json.writeStartArray();
            for (String warning : warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size()))) {
                json.writeString(warning.substring(0, Math.min(LONGEST_WARNING, warning.length())));
            }
            if (warnings.size() > MOST_WARNINGS) {
                json.writeString((warnings.size() - MOST_WARNINGS) + " more");
            }
            json.writeEndArray();
        });
    }
}
