package io.hoststream.serve.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.hoststream.serve.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRoutesTest {

    private static final String OWN = "application/vnd.schemaregistry.v1+json";
    private static final String SAMPLES = "/subjects/hoststream.samples-value";
    private static final Schema SECOND = schema(4);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldAnswerWithoutAKey() {
        HttpResponse<String> answer = get("");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers().firstValue("content-type")).contains(OWN);
        assertThat(get("/").body()).isEqualTo("{}");
    }

    @Test
    void shouldListSubjectsUnderEveryStrategyOfNaming() {
        List<?> all = new JsonArray(get("/subjects").body()).getList();

        assertThat(all)
                .map(String::valueOf)
                .isSorted()
                .contains(
                        "hoststream.samples-value",
                        "hoststream.samples-io.hoststream.avro.HostSample",
                        "io.hoststream.avro.HostSample",
                        "hoststream.controls-value",
                        "hoststream.controls-io.hoststream.avro.Silence",
                        "io.hoststream.avro.Silence")
                .doesNotContain("hoststream.controls-io.hoststream.avro.Silence-io.hoststream.avro.Silence");
        assertThat(get("/subjects?deleted=true&subjectPrefix=hoststream.samples-v")
                        .body())
                .isEqualTo("[\"hoststream.samples-value\"]");
        assertThat(get("/subjects?subjectPrefix=:.:hoststream.samples-v").body())
                .isEqualTo("[\"hoststream.samples-value\"]");
        assertThat(get("/subjects?deletedOnly=true").body()).isEqualTo("[]");
    }

    @Test
    void shouldTellEveryReleaseByItsId() {
        assertThat(ReleasedSchemas.all()).allSatisfy(released -> {
            JsonObject answer =
                    new JsonObject(get("/schemas/ids/" + released.id()).body());
            assertThat(parsed(answer.getString("schema"))).isEqualTo(released.schema());
            assertThat(parsed(get("/schemas/ids/" + released.id() + "/schema").body()))
                    .isEqualTo(released.schema());
            assertThat(new JsonArray(
                            get("/schemas/ids/" + released.id() + "/versions").body()))
                    .contains(
                            new JsonObject().put("subject", released.subject()).put("version", released.version()));
        });
    }

    @Test
    void shouldTellVersions() {
        assertThat(get(SAMPLES + "/versions").body()).isEqualTo("[1,2]");
        for (String newest : List.of("2", "latest", "-1")) {
            JsonObject version =
                    new JsonObject(get(SAMPLES + "/versions/" + newest).body());
            assertThat(version.getString("subject")).isEqualTo("hoststream.samples-value");
            assertThat(version.getInteger("version")).isEqualTo(2);
            assertThat(version.getInteger("id")).isEqualTo(4);
            assertThat(parsed(version.getString("schema"))).isEqualTo(SECOND);
        }
        assertThat(parsed(get(SAMPLES + "/versions/1/schema").body())).isEqualTo(schema(1));
        assertThat(get(SAMPLES + "/versions/1/referencedby").body()).isEqualTo("[]");
        assertThat(new JsonArray(get("/schemas?latestOnly=true&subjectPrefix=hoststream.samples-value")
                        .body()))
                .hasSize(1);
        assertThat(new JsonArray(get("/schemas?subjectPrefix=hoststream.samples-value&offset=1")
                        .body()))
                .hasSize(1);
        assertThat(new JsonArray(get("/schemas?limit=3").body())).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/subjects/nobody/versions                          | 404 | 40401",
                "/subjects/nobody/versions/1                        | 404 | 40401",
                "/config/nobody                                     | 404 | 40401",
                "/mode/nobody                                       | 404 | 40401",
                "/subjects/hoststream.samples-value/versions/99     | 404 | 40402",
                "/subjects/hoststream.samples-value/versions/0      | 422 | 42202",
                "/subjects/hoststream.samples-value/versions/newest | 422 | 42202",
                "/schemas/ids/999                                   | 404 | 40403",
                "/schemas/ids/none/schema                           | 404 | 40403",
                "/schemas/ids/999/versions                          | 404 | 40403",
                "/schemas?limit=many                                | 400 | 400",
                "/nothing                                           | 404 | 404",
            })
    void shouldSayInTheRegistrysWordsWhatIsNotThere(String path, int status, int code) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getInteger("error_code")).isEqualTo(code);
        assertThat(new JsonObject(answer.body()).getString("message")).isNotBlank();
        assertThat(answer.headers().firstValue("content-type")).contains(OWN);
    }

    @Test
    void shouldTellWhatGoesForAllSubjects() {
        assertThat(get("/schemas/types").body()).isEqualTo("[\"AVRO\"]");
        assertThat(get("/contexts").body()).isEqualTo("[\".\"]");
        assertThat(get("/config").body()).isEqualTo("{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}");
        assertThat(get("/config/hoststream.samples-value").body())
                .isEqualTo(get("/config").body());
        assertThat(get("/mode").body()).isEqualTo("{\"mode\":\"READONLY\"}");
        assertThat(get("/mode/nobody?defaultToGlobal=true").body())
                .isEqualTo(get("/mode").body());
        assertThat(get("/schemas/ids/4/subjects?subject=hoststream.samples-value")
                        .body())
                .isEqualTo("[\"hoststream.samples-value\"]");
        assertThat(new JsonObject(get("/schemas/ids/4?fetchMaxId=true").body()).getInteger("maxId"))
                .isEqualTo(ReleasedSchemas.all().stream()
                        .mapToInt(ReleasedSchema::id)
                        .max()
                        .orElseThrow());
    }

    @Test
    void shouldFindASchemaByWhatItSays() {
        Schema withoutDocs = new Schema.Parser().parse(SchemaNormalization.toParsingForm(SECOND));

        for (Schema asked : List.of(SECOND, withoutDocs)) {
            JsonObject found = new JsonObject(post(SAMPLES, body(asked)).body());
            assertThat(found.getInteger("id")).isEqualTo(4);
            assertThat(found.getInteger("version")).isEqualTo(2);
            assertThat(found.getString("subject")).isEqualTo("hoststream.samples-value");
            assertThat(post(SAMPLES + "/versions", body(asked)).body()).isEqualTo("{\"id\":4}");
        }
        assertThat(new JsonObject(post("/subjects/io.hoststream.avro.HostSample", body(schema(1)))
                                .body())
                        .getInteger("version"))
                .isEqualTo(1);
    }

    @Test
    void shouldTakeNothing() {
        Schema foreign = Schema.create(Schema.Type.STRING);

        assertError(post(SAMPLES, body(foreign)), 404, 40403);
        assertError(post("/subjects/nobody", body(foreign)), 404, 40401);
        assertError(post(SAMPLES + "/versions", body(foreign)), 422, 42205);
        assertError(post("/subjects/nobody/versions", body(SECOND)), 422, 42205);
        assertError(send(request("/config").PUT(BodyPublishers.ofString("{}"))), 422, 42205);
        assertError(send(request(SAMPLES).DELETE()), 422, 42205);
    }

    @Test
    void shouldSayWhatIsWrongWithABody() {
        assertError(post(SAMPLES, "{\"schema\":\"{\"}"), 422, 42201);
        assertError(post(SAMPLES, "{\"schema\":\"no-such-type\"}"), 422, 42201);
        assertError(post(SAMPLES, "{\"schema\":7}"), 422, 42201);
        assertError(post(SAMPLES, "{\"schemaType\":\"JSON\",\"schema\":\"{}\"}"), 422, 42201);
        assertError(post(SAMPLES, "[]"), 422, 422);
        assertError(post(SAMPLES, ""), 422, 422);
        assertError(post(SAMPLES, "{\"schema\":\"" + "[".repeat(20_000) + "\"}"), 422, 42201);
        assertError(
                send(request(SAMPLES).header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))),
                415,
                415);
        assertThat(post(SAMPLES, " ".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void shouldTellWhetherASchemaFits() {
        String path = "/compatibility/subjects/hoststream.samples-value/versions";
        Schema foreign = Schema.create(Schema.Type.STRING);

        assertThat(post(path + "/latest", body(schema(1))).body()).isEqualTo("{\"is_compatible\":true}");
        assertThat(post(path, body(SECOND)).body()).isEqualTo("{\"is_compatible\":true}");
        assertThat(post(path + "/1", body(foreign)).body()).isEqualTo("{\"is_compatible\":false}");
        JsonObject verbose =
                new JsonObject(post(path + "?verbose=true", body(foreign)).body());
        assertThat(verbose.getJsonArray("messages")).hasSize(4);
        assertThat(verbose.getJsonArray("messages").getString(0)).contains("cannot read version 1", "TYPE_MISMATCH");
        assertError(post(path + "/99", body(SECOND)), 404, 40402);
    }

    @Test
    void shouldLetAnswersBeKept() {
        HttpResponse<String> first = get("/schemas/ids/4");
        String tag = first.headers().firstValue("etag").orElseThrow();

        HttpResponse<String> again = send(request("/schemas/ids/4").header("If-None-Match", tag));

        assertThat(first.headers().firstValue("cache-control")).contains("max-age=86400");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/subjects").headers().firstValue("cache-control")).contains("no-cache");
    }

    @Test
    void shouldAnswerInTheTypeThatIsAskedFor() {
        assertThat(send(request("/subjects").header("Accept", "application/json"))
                        .headers()
                        .firstValue("content-type"))
                .contains("application/json");
        assertThat(send(request("/subjects")
                                .header(
                                        "Accept",
                                        OWN + ", application/vnd.schemaregistry+json; q=0.9, application/json; q=0.5"))
                        .headers()
                        .firstValue("content-type"))
                .contains(OWN);
        assertError(send(request("/subjects").header("Accept", "text/html")), 406, 406);
    }

    private static void assertError(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getInteger("error_code")).isEqualTo(code);
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path).header("Content-Type", OWN).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.uri(RegistryRoutes.BASE + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return server.send(request.build());
    }

    private static String body(Schema schema) {
        return new JsonObject().put("schema", schema.toString()).encode();
    }

    private static Schema schema(int id) {
        return ReleasedSchemas.find(id).map(ReleasedSchema::schema).orElseThrow();
    }

    private static Schema parsed(String text) {
        return new Schema.Parser().parse(text);
    }
}
