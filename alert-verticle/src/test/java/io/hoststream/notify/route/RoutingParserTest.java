package io.hoststream.notify.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.notify.channel.AlertmanagerSettings;
import io.hoststream.notify.channel.SlackSettings;
import io.hoststream.notify.channel.WebhookSettings;
import io.hoststream.pipeline.settings.SettingsException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingParserTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("HOOK", "https://hooks.example.org/T/B/x");

    private static Routing parse(String text) {
        return RoutingParser.parse("routes.yaml", text, ENVIRONMENT, (settings, origin, problems) -> {});
    }

    @Test
    void shouldReadAWholeFile() {
        Routing routing = parse("""
                receivers:
                  - name: chat
                    type: slack
                    webhook: ${env:HOOK}
                  - name: am
                    type: alertmanager
                    peers: [http://am-1:9093, http://am-2:9093]
                    resend: 30s
                  - name: hook
                    type: webhook
                    url: https://example.org/x
                    messages-per-minute: 7
                defaults:
                  group-wait: 10s
                routes:
                  - name: critical
                    match: {severity: critical, host: [web-*, db-?], labels: {team: web}}
                    receivers: [am, chat]
                    continue: true
                    group-by: [host]
                    repeat: off
                  - name: rest
                    receivers: chat
                    send-resolved: false
                    quiet-hours: {zone: Europe/Berlin, days: [mon, sun], from: "22:00", to: "07:00"}
                dead-man: {receiver: hook, every: 1m}
                """);

        assertThat(routing.recipients()).extracting(Recipient::name).containsExactly("chat", "am", "hook");
        SlackSettings slack = (SlackSettings) routing.recipients().get(0).settings();
        assertThat(slack.webhook().orElseThrow().reveal()).isEqualTo("https://hooks.example.org/T/B/x");
        AlertmanagerSettings alertmanager =
                (AlertmanagerSettings) routing.recipients().get(1).settings();
        assertThat(alertmanager.resend()).isEqualTo(Duration.ofSeconds(30));
        assertThat(alertmanager.peers()).hasSize(2);
        assertThat(routing.recipients().get(2).settings()).isInstanceOf(WebhookSettings.class);
        assertThat(routing.recipients().get(2).perMinute()).isEqualTo(7);
        Route critical = routing.routes().get(0);
        assertThat(critical.goesOn()).isTrue();
        assertThat(critical.manner())
                .isEqualTo(new Manner(
                        List.of("host"),
                        new Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Optional.empty()),
                        true,
                        Optional.empty()));
        Route rest = routing.routes().get(1);
        assertThat(rest.manner().resolved()).isFalse();
        assertThat(rest.manner().quiet())
                .contains(new QuietHours(
                        ZoneId.of("Europe/Berlin"),
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                        LocalTime.of(22, 0),
                        LocalTime.of(7, 0),
                        false));
        assertThat(routing.inhibitions()).isEqualTo(Inhibition.STANDARD);
        assertThat(routing.deadMan()).contains(new DeadMan("hook", Duration.ofMinutes(1)));
        assertThat(routing.routesOf(Told.critical("a", "web-1", Told.START)))
                .containsOnlyKeys("am", "chat")
                .containsEntry("chat", critical);
        assertThat(routing.routesOf(Told.warning("a", "web-1", Told.START))).containsOnlyKeys("chat");
        assertThat(routing.routesOf(Told.critical("a", "cache-1", Told.START))).containsEntry("chat", rest);
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnceWithItsLine() {
        assertThatThrownBy(() -> parse("""
                        receivers:
                          - name: chat
                            type: slak
                          - name: chat2
                            type: webhook
                            url: ${env:MISSING}
                            colour: red
                        routes:
                          - name: all
                            receivers: [chat2, chet2]
                            match: {severity: critcal, hots: x}
                            group-wait: 10 parsecs
                          - name: all
                            receivers: chat2
                            quiet-hours: {zone: Mars/North, from: noon, to: "07:00"}
                        inhibit: everything
                        rotes: []
                        """))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("routes.yaml:3")
                .hasMessageContaining("did you mean slack?")
                .hasMessageContaining("the environment variable MISSING to be set")
                .hasMessageContaining("routes.yaml:7: receiver chat2: colour is not a key")
                .hasMessageContaining("\"chet2\": expected one of chat2; did you mean chat2?")
                .hasMessageContaining("did you mean critical?")
                .hasMessageContaining("hots is not a key of what alerts are matched by; did you mean host?")
                .hasMessageContaining("10 parsecs")
                .hasMessageContaining("\"all\" is taken, first at routes.yaml:9")
                .hasMessageContaining("Mars/North")
                .hasMessageContaining("noon")
                .hasMessageContaining("routes.yaml:16: inhibit: expected a list")
                .hasMessageContaining("rotes is not a key of a routes file; did you mean routes?");
    }

    @Test
    void shouldNotShowSecrets() {
        assertThatThrownBy(() -> parse("""
                        receivers:
                          - name: hook
                            type: alertmanager
                            peers: "http://user:hunter2 @x"
                        """))
                .isInstanceOf(SettingsException.class)
                .hasMessageNotContaining("hunter2");
        assertThat(parse("""
                        receivers:
                          - name: chat
                            type: slack
                            webhook: ${env:HOOK}
                        """).toString()).doesNotContain("hooks.example.org");
    }

    @Test
    void shouldNameWhatIsNoYaml() {
        assertThatThrownBy(() -> parse("receivers: [\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("is not YAML");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("routes.yaml:1: is empty");
    }
}
