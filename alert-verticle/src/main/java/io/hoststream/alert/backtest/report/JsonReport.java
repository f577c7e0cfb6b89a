package io.hoststream.alert.backtest.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.hoststream.alert.backtest.Comparison;
import io.hoststream.alert.backtest.Figures;
import io.hoststream.alert.backtest.Findings;
import io.hoststream.alert.backtest.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** A report for programs: one JSON object. Times are RFC 3339 in UTC, durations are seconds, shares go from 0 to 1. */
public final class JsonReport {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final Report report;
    private final JsonGenerator json;

    private JsonReport(Report report, JsonGenerator json) {
        this.report = report;
        this.json = json;
    }

    /** Writes the report in one line. */
    public static void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new JsonReport(report, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("from", Words.time(report.period().from()));
        json.writeStringField("to", Words.time(report.period().to()));
        json.writeStringField("learnedFrom", Words.time(report.period().learnFrom()));
        coverage();
        findings(report.findings());
        if (report.against().isPresent()) {
            comparison(report.against().get());
        }
        if (report.accuracy().isPresent()) {
            AccuracyJson.write(report.accuracy().get(), json);
        }
        strings("warnings", report.warnings());
        json.writeEndObject();
    }

    private void coverage() throws IOException {
        json.writeObjectFieldStart("coverage");
        json.writeNumberField("hosts", report.coverage().hosts());
        json.writeNumberField("hostSeconds", report.coverage().hostTime().toSeconds());
        json.writeNumberField("samples", report.coverage().samples());
        json.writeNumberField("values", report.coverage().values());
        json.writeNumberField("tookMillis", report.took().toMillis());
        json.writeEndObject();
    }

    private void findings(Findings findings) throws IOException {
        json.writeStringField("rules", findings.rules());
        json.writeNumberField("crossings", findings.crossings());
        json.writeNumberField("firingAtStart", findings.carriedOver());
        json.writeNumberField("evaluated", findings.evaluated());
        json.writeObjectFieldStart("total");
        figures(findings.total());
        json.writeEndObject();
        json.writeArrayFieldStart("byRule");
        for (Map.Entry<Figures.Key, Figures> entry : findings.byRule().entrySet()) {
            json.writeStartObject();
            json.writeStringField("rule", entry.getKey().rule());
            json.writeStringField("severity", Words.severity(entry.getKey().severity()));
            figures(entry.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        EpisodeJson.write("episodes", findings.episodes(), json);
        strings("rulesWarnings", findings.warnings());
    }

    private void figures(Figures figures) throws IOException {
        json.writeNumberField("alerts", figures.alerts());
        json.writeNumberField("pages", figures.pages());
        json.writeNumberField("pagesPerHostAndWeek", report.coverage().perHostAndWeek(figures.pages()));
        json.writeNumberField("hosts", figures.hosts());
        json.writeNumberField("medianSeconds", figures.durations().median().toSeconds());
        json.writeNumberField("p95Seconds", figures.durations().most().toSeconds());
        json.writeNumberField("selfResolved", figures.brief());
        json.writeNumberField("selfResolvedShare", figures.briefShare());
        json.writeNumberField("flapping", figures.flapping());
        json.writeNumberField("stillFiring", figures.stillFiring());
    }

    private void comparison(Comparison comparison) throws IOException {
        json.writeObjectFieldStart("against");
        findings(comparison.against());
        EpisodeJson.write("onlyHere", comparison.onlyHere(), json);
        EpisodeJson.write("onlyThere", comparison.onlyThere(), json);
        json.writeEndObject();
    }

    private void strings(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
