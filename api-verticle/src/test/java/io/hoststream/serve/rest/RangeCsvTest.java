package io.hoststream.serve.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.history.SeriesKey;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.hoststream.serve.history.FakeHistory;
import io.vertx.core.json.JsonArray;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeCsvTest {

    private static final String HEADER = "time,host,metric,device,labels,value,min,max,average";
    private static final String CPU = "/api/v1/metrics/mine/range?metric=cpu_usage_percent";

    private final FakeHistory store = new FakeHistory();
    private final TestServer server = new TestServer(Map.of("serve.window", "1m"), Optional.of(store));

    @BeforeEach
    void feed() {
        server.feed(view -> IntStream.rangeClosed(1, 10)
                .mapToObj(sequence -> Samples.builder("mine", sequence).build())
                .forEach(each -> view.apply(each, each.getTime().toEpochMilli())));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldWriteALineForEachPoint() {
        HttpResponse<String> answer = server.get(CPU + "&format=csv");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"hoststream-mine.csv\"");
        assertThat(answer.headers().firstValue("x-hoststream-warnings")).isEmpty();
        assertThat(answer.body()).endsWith("\r\n");
        List<String> lines = List.of(answer.body().split("\r\n"));
        assertThat(lines).hasSize(11).first().isEqualTo(HEADER);
        assertThat(lines.subList(1, 11))
                .allSatisfy(line -> assertThat(line)
                        .matches("2\\d{3}-\\d\\d-\\d\\dT[0-9:.]+Z,mine,cpu_usage_percent,,(,-?[0-9.]+){4}"));
    }

    @Test
    void shouldNotNameAFileByOneHostWhereThereAreSeveral() {
        server.feed(view -> view.apply(Samples.builder("other", 1).build(), Samples.START));

        HttpResponse<String> answer = server.get("/api/v1/range?metric=cpu_usage_percent&format=csv");

        assertThat(answer.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"hoststream-range.csv\"");
        assertThat(answer.body()).contains(",mine,", ",other,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        text/csv                            |      | text/csv
        text/*                              |      | text/csv
        application/json;q=0.5, text/csv    |      | text/csv
        application/json, text/csv;q=0.5    |      | application/json
        text/csv, application/json          |      | application/json
        */*                                 |      | application/json
        */*                                 | csv  | text/csv
        */*                                 | CSV  | text/csv
        text/csv;q=0, */*                   |      | application/json
        application/json, text/plain, */*   | csv  | text/csv
        """)
    void shouldAnswerInTheFormatThatIsWanted(String accept, String format, String type) {
        HttpResponse<String> answer = ask(accept, format);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(given -> assertThat(given).startsWith(type));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        text/html                   |      | this path answers with
        application/json            | csv  | format is 'csv'
        text/csv                    | json | format is 'json'
        text/csv;q=0                |      | this path answers with
        """)
    void shouldRefuseWhereNoFormatFits(String accept, String format, String detail) {
        HttpResponse<String> answer = ask(accept, format);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.body()).contains(detail);
    }

    @Test
    void shouldRefuseAFormatThatIsNone() {
        HttpResponse<String> answer = server.get(CPU + "&format=xml");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("format is 'xml'; expected one of json, csv");
    }

    @Test
    void shouldLetNoSpreadsheetTakeALabelForAFormula() {
        store.put(
                new SeriesKey("gone", Metric.DISK_USAGE_PERCENT, "=cmd|'/c calc'!A1", Map.of("mount", "a\"b")),
                Samples.START,
                -5);

        String line = server.get("/api/v1/metrics/gone/range?metric=disk_usage_percent&format=csv&start=0&end="
                        + (Samples.START + 1000))
                .body()
                .lines()
                .toList()
                .get(1);

        assertThat(line).contains(",'=cmd|'/c calc'!A1,\"{\"\"mount\"\":\"\"a\\\"\"b\"\"}\",-5,-5,-5,-5");
    }

    @Test
    void shouldTellInAHeaderWhatMayBeMissing() {
        server.feed(view -> IntStream.rangeClosed(11, 600)
                .mapToObj(sequence -> Samples.builder("mine", sequence).build())
                .forEach(each -> view.apply(each, each.getTime().toEpochMilli())));

        HttpResponse<String> answer = server.get(CPU + "&format=csv&start=0&end=" + (Samples.START + 600_000));

        assertThat(answer.headers().firstValue("x-hoststream-warnings"))
                .hasValueSatisfying(text -> assertThat(new JsonArray(text).getString(0))
                        .contains("is not archived yet and no longer in memory"));
        assertThat(answer.body()).startsWith(HEADER).doesNotContain("archived");
    }

    private HttpResponse<String> ask(String accept, String format) {
        return server.send(HttpRequest.newBuilder(server.uri(CPU + (format == null ? "" : "&format=" + format)))
                .header("X-API-Key", TestServer.KEY)
                .header("Accept", accept)
                .build());
    }
}
