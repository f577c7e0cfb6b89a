package io.hoststream.alert.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.backtest.Accuracy;
import io.hoststream.alert.backtest.Episode;
import io.hoststream.alert.backtest.Incident;
import io.hoststream.alert.backtest.Report;
import io.hoststream.alert.backtest.SomeEpisodes;
import io.hoststream.avro.Severity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TimelineTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldDrawABarForEachAlertWhereItFired() throws Exception {
        Episode half = SomeEpisodes.of(
                SomeEpisodes.subject("disk", "disk_usage_percent", "web", Map.of("mountpoint", "/var")),
                Severity.CRITICAL,
                Duration.ofHours(12),
                Duration.ofHours(6));
        Document picture = draw(SomeEpisodes.report(SomeEpisodes.findings("r", half)));

        Element bar = only(picture, "critical");
        assertThat(Double.parseDouble(bar.getAttribute("x"))).isEqualTo(190 + 990 / 2.0);
        assertThat(Double.parseDouble(bar.getAttribute("width"))).isEqualTo(247.5);
        assertThat(bar.getTextContent()).startsWith("critical: disk, web /var, 2026-03-01T12:00:00Z, lasted 6h");
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("C disk /var", "UTC", "1 alerts on 1 of 2 hosts");
    }

    @Test
    void shouldStayWellFormedWhateverNamesHold() throws Exception {
        Episode odd = SomeEpisodes.of(
                SomeEpisodes.subject("<rule>&\"'", "cpu_usage_percent", "a<b>&\u0000\u001b\uD800", Map.of()),
                Severity.WARNING,
                HOUR,
                Duration.ofHours(20));

        Document picture = draw(SomeEpisodes.report(SomeEpisodes.findings("</svg><script>", odd)));

        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getDocumentElement().getTextContent()).contains("W <rule>&\"'", "a<b>&");
    }

    @Test
    void shouldShowWhatIsOnlyShownDimmedAndIncidentsBehind() throws Exception {
        Episode shown = SomeEpisodes.quiet(SomeEpisodes.cpu("web", HOUR, HOUR));
        Incident incident = new Incident("db", Incident.Kind.MEMORY, SomeEpisodes.START, SomeEpisodes.START.plus(HOUR));
        Accuracy accuracy = Accuracy.of(List.of(shown), List.of(incident), any -> true);

        Document picture =
                draw(SomeEpisodes.with(SomeEpisodes.report(SomeEpisodes.findings("r", shown)), null, accuracy));

        assertThat(only(picture, "warning quiet").getTextContent()).startsWith("warning, quiet: cpu");
        assertThat(only(picture, "incident").getTextContent()).startsWith("incident: memory");
    }

    @Test
    void shouldBoundItsSize() throws Exception {
        Episode[] many = IntStream.range(0, 10_000)
                .mapToObj(i -> SomeEpisodes.cpu("host-" + i % 500, Duration.ofSeconds(8L * i), Duration.ofMinutes(2)))
                .toArray(Episode[]::new);

        String text = Timeline.svg(SomeEpisodes.report(SomeEpisodes.findings("r", many)));

        assertThat(text.length()).isLessThan(2_000_000);
        assertThat(parse(text).getDocumentElement().getTextContent())
                .contains("the 40 hosts with the most alerts are shown");
    }

    @Test
    void shouldSayThatNothingFired() throws Exception {
        assertThat(draw(SomeEpisodes.report(SomeEpisodes.findings("r")))
                        .getDocumentElement()
                        .getTextContent())
                .contains("Nothing would have fired.");
    }

    private static Document draw(Report report) throws Exception {
        return parse(Timeline.svg(report));
    }

    private static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The rectangle of that kind that is no entry of the legend. */
    private static Element only(Document picture, String style) {
        NodeList boxes = picture.getElementsByTagName("rect");
        List<Element> found = IntStream.range(0, boxes.getLength())
                .mapToObj(i -> (Element) boxes.item(i))
                .filter(box -> box.getAttribute("class").equals(style))
                .filter(box -> Double.parseDouble(box.getAttribute("y")) > 100)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
