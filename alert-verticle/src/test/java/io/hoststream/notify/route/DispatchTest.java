package io.hoststream.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.notify.channel.Item;
import io.hoststream.notify.channel.Message;
import io.hoststream.notify.channel.Receipt;
import io.hoststream.schema.alert.Glob;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final Manner BY_RULE = Setting.manner("rule");

    private final Scene scene = scene(BY_RULE, Setting.slack("chat", 60));

    private static Scene scene(Manner manner, Recipient... recipients) {
        List<Recipient> all = List.of(recipients);
        String[] names = all.stream().map(Recipient::name).toArray(String[]::new);
        return new Scene(Setting.routing(all, Setting.route("all", Matcher.ALL, manner, names)));
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(item -> item.event().getId()).toList();
    }

    @Test
    void shouldTellTogetherWhatComesTogether() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        assertThat(scene.toldWithin("chat", Duration.ofSeconds(20))).isEmpty();
        scene.event(Told.critical("b", "web-2", scene.time()));

        List<Message> messages = scene.toldWithin("chat", Duration.ofMinutes(10));

        assertThat(messages).hasSize(1);
        Message message = messages.get(0);
        assertThat(message.kind()).isEqualTo(Message.Kind.NEWS);
        assertThat(ids(message.firing())).containsExactly("b", "a");
        assertThat(message.resolved()).isEmpty();
        assertThat(message.groupLabels()).isEqualTo(Map.of("rule", "cpu"));
    }

    @Test
    void shouldHoldWhatComesLaterForTheInterval() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        assertThat(scene.toldWithin("chat", Duration.ofSeconds(31))).hasSize(1);
        scene.event(Told.warning("b", "web-2", scene.time()));

        assertThat(scene.toldWithin("chat", Duration.ofSeconds(280))).isEmpty();
        List<Message> later = scene.toldWithin("chat", Duration.ofSeconds(30));
        assertThat(later).hasSize(1);
        assertThat(ids(later.get(0).firing())).containsExactly("b", "a");
    }

    @Test
    void shouldTellAgainOnlyByRepeat() {
        scene.event(Told.warning("a", "web-1", scene.time()));

        List<Message> messages = scene.toldWithin("chat", Duration.ofHours(9));

        assertThat(messages)
                .extracting(Message::kind)
                .containsExactly(Message.Kind.NEWS, Message.Kind.REPEAT, Message.Kind.REPEAT);
    }

    @Test
    void shouldTellTheEndWhereTheBeginningWasTold() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        assertThat(scene.toldWithin("chat", Duration.ofSeconds(31))).hasSize(1);
        scene.event(Told.resolved("a", "web-1", scene.time()));
        scene.event(Told.resolved("never-told", "web-2", scene.time()));

        List<Message> messages = scene.toldWithin("chat", Duration.ofMinutes(6));

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).firing()).isEmpty();
        assertThat(ids(messages.get(0).resolved())).containsExactly("a");
        assertThat(scene.records().values())
                .allSatisfy(record -> assertThat(record.getAlerts()).isEmpty());
    }

    @Test
    void shouldNotTellOfQuietPendingOrPastAlerts() {
        AlertEvent pending = Told.event("p", "cpu", "web-1", AlertState.PENDING, Severity.WARNING, scene.time());
        AlertEvent quiet = Told.warning("q", "web-1", scene.time());
        quiet.put("quiet", true);
        AlertEvent past = Told.critical("b", "web-1", scene.time());
        past.put("backlog", true);
        scene.event(pending);
        scene.event(quiet);
        scene.event(past);

        assertThat(scene.toldWithin("chat", Duration.ofHours(5))).isEmpty();
    }

    @Test
    void shouldTellAnAlertOnceItIsNoLongerHistory() {
        AlertEvent past = Told.critical("b", "web-1", scene.time());
        past.put("backlog", true);
        scene.event(past);
        scene.event(Told.critical("b", "web-1", scene.time()));

        assertThat(scene.toldWithin("chat", Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void shouldTellUnderASilenceOnlyTheEndOfWhatWasTold() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        assertThat(scene.toldWithin("chat", Duration.ofSeconds(31))).hasSize(1);
        Instant now = scene.time();
        scene.silence(new Silence("s", "ann", "", now, now, now.plusSeconds(3600), "web-*", "", "", null, Map.of()));
        scene.event(Told.critical("a", "web-1", scene.time()));
        scene.event(Told.critical("c", "web-3", scene.time()));
        scene.event(Told.warning("b", "db-1", scene.time()));

        List<Message> meanwhile = scene.toldWithin("chat", Duration.ofMinutes(10));
        assertThat(meanwhile).hasSize(1);
        assertThat(ids(meanwhile.get(0).firing())).containsExactly("b");

        scene.event(Told.resolved("a", "web-1", scene.time()));
        List<Message> end = scene.toldWithin("chat", Duration.ofMinutes(10));
        assertThat(end).hasSize(1);
        assertThat(ids(end.get(0).resolved())).containsExactly("a");

        List<Message> after = scene.toldWithin("chat", Duration.ofMinutes(50));
        assertThat(after).hasSize(1);
        assertThat(ids(after.get(0).firing())).containsExactly("c", "b");
    }

    @Test
    void shouldMuteWhatGoesWithoutSaying() {
        Instant now = scene.time();
        scene.event(Told.event("dead", "silent", "web-1", AlertState.FIRING, Severity.CRITICAL, now));
        scene.event(Told.critical("a", "web-1", now));
        scene.event(Told.critical("b", "web-2", now));
        scene.event(Told.event("c", "cpu-slow", "web-2", AlertState.FIRING, Severity.WARNING, now));

        List<Message> messages = scene.toldWithin("chat", Duration.ofMinutes(10));

        assertThat(messages.stream().flatMap(message -> ids(message.firing()).stream()))
                .containsExactlyInAnyOrder("dead", "b");
        assertThat(scene.dispatch().muting(Told.critical("a", "web-1", now), scene.now()))
                .contains(new Muting(Muting.Kind.INHIBITION, "silent"));
    }

    @Test
    void shouldHoldAllButCriticalAlertsInQuietHours() {
        QuietHours hours = new QuietHours(
                ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(11, 0), false);
        Manner manner = new Manner(List.of("rule"), BY_RULE.pace(), true, Optional.of(hours));
        Scene quiet = scene(manner, Setting.slack("chat", 60));
        quiet.event(Told.warning("a", "web-1", quiet.time()));
        quiet.event(Told.critical("b", "web-2", quiet.time()));

        List<Message> inThem = quiet.toldWithin("chat", Duration.ofMinutes(59));
        assertThat(inThem).hasSize(1);
        assertThat(ids(inThem.get(0).firing())).containsExactly("b");
        List<Message> after = quiet.toldWithin("chat", Duration.ofMinutes(10));
        assertThat(after).hasSize(1);
        assertThat(ids(after.get(0).firing())).containsExactly("a", "b");
    }

    @Test
    void shouldTellOnceOfWhatStandsAfterAnOutage() {
        Scene many = scene(Setting.manner("host"), Setting.slack("chat", 60));
        many.event(Told.warning("a", "web-1", many.time()));
        many.pass(Duration.ofSeconds(31));
        Assignment first = many.next("chat").orElseThrow();
        many.announce(first);
        many.dispatch().failed(first, "503", Optional.empty(), many.now());
        for (int host = 2; host < 10; host++) {
            many.event(Told.warning("a" + host, "web-" + host, many.time()));
        }
        many.event(Told.resolved("a2", "web-2", many.time().plusSeconds(300)));
        many.pass(Duration.ofMinutes(10));

        List<Message> messages = many.told("chat");

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).kind()).isEqualTo(Message.Kind.DIGEST);
        assertThat(ids(messages.get(0).firing()))
                .containsExactlyInAnyOrder("a", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        assertThat(many.toldWithin("chat", Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void shouldTellThatAlertsCameAndWentInAnOutage() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        scene.pass(Duration.ofSeconds(31));
        Assignment first = scene.next("chat").orElseThrow();
        scene.announce(first);
        scene.dispatch().failed(first, "503", Optional.of(Duration.ofMinutes(30)), scene.now());
        scene.event(Told.warning("b", "web-2", scene.time()));
        scene.pass(Duration.ofMinutes(10));
        scene.event(Told.resolved("b", "web-2", scene.time()));
        assertThat(scene.toldWithin("chat", Duration.ofMinutes(19)))
                .as("before the time that the receiver asked for")
                .isEmpty();

        List<Message> messages = scene.toldWithin("chat", Duration.ofMinutes(10));

        assertThat(messages).hasSize(1);
        assertThat(ids(messages.get(0).firing())).containsExactly("a");
        assertThat(ids(messages.get(0).resolved())).containsExactly("b");
        assertThat(messages.get(0).note()).contains("1 alert came and went");
    }

    @Test
    void shouldPutManyGroupsIntoOneMessageRatherThanExceedTheRate() {
        Scene many = scene(Setting.manner("host"), Setting.slack("chat", 5));
        for (int host = 0; host < 400; host++) {
            many.event(Told.warning("a" + host, "web-" + host, many.time()));
        }

        List<Message> messages = many.toldWithin("chat", Duration.ofMinutes(1));

        assertThat(messages).hasSize(1);
        Message digest = messages.get(0);
        assertThat(digest.kind()).isEqualTo(Message.Kind.DIGEST);
        assertThat(digest.firing().size() + digest.more()).isEqualTo(400);
        assertThat(many.records().values().stream()
                        .mapToInt(record -> record.getAlerts().size())
                        .sum())
                .isEqualTo(400);
    }

    @Test
    void shouldNotTryAgainWhatIsRefusedForGoodButTellAnother() {
        Scene two = scene(BY_RULE, Setting.slack("chat", 60), Setting.webhook("hook", 600));
        two.event(Told.warning("a", "web-1", two.time()));
        two.pass(Duration.ofSeconds(31));
        Assignment first = two.next("chat").orElseThrow();
        two.announce(first);
        two.dispatch().refused(first, "404 no_service", two.now());

        assertThat(two.toldWithin("chat", Duration.ofMinutes(30))).isEmpty();
        List<Message> hook = two.told("hook");
        assertThat(hook.stream().flatMap(message -> message.firing().stream()))
                .anySatisfy(item -> assertThat(item.event().getSummary()).contains("chat", "404 no_service"));

        two.event(Told.warning("b", "web-2", two.time()));
        assertThat(two.toldWithin("chat", Duration.ofMinutes(10)))
                .as("there is something new")
                .hasSize(1);
        two.pass(Duration.ofMinutes(6));
        assertThat(two.told("hook").stream().flatMap(message -> message.resolved().stream()))
                .anySatisfy(item -> assertThat(item.event().getHost()).isEqualTo("chat"));
    }

    @Test
    void shouldKeepTellingAlertmanager() {
        Scene relayed = scene(BY_RULE, Setting.alertmanager("am"));
        relayed.event(Told.warning("a", "web-1", relayed.time()));
        List<Message> messages = relayed.toldWithin("am", Duration.ofMinutes(5));
        assertThat(messages).hasSize(6);
        relayed.restart();
        assertThat(relayed.told("am")).as("nobody knows when it was told last").hasSize(1);
        relayed.event(Told.resolved("a", "web-1", relayed.time()));
        List<Message> end = relayed.toldWithin("am", Duration.ofMinutes(5));
        assertThat(end).hasSize(1);
        assertThat(ids(end.get(0).resolved())).containsExactly("a");
    }

    @Test
    void shouldFollowAnAlertWhereItWasToldFirst() {
        Matcher critical = new Matcher(Map.of("severity", List.of(new Glob("critical"))));
        Scene routed = new Scene(Setting.routing(
                List.of(Setting.slack("pager", 60), Setting.slack("chat", 60)),
                Setting.route("critical", critical, BY_RULE, "pager"),
                Setting.route("rest", Matcher.ALL, BY_RULE, "chat")));
        routed.event(Told.warning("a", "web-1", routed.time()));
        assertThat(routed.toldWithin("chat", Duration.ofSeconds(31))).hasSize(1);
        assertThat(routed.told("pager")).isEmpty();
        routed.event(Told.critical("a", "web-1", routed.time()));
        assertThat(routed.toldWithin("pager", Duration.ofSeconds(31))).hasSize(1);
        assertThat(routed.toldWithin("chat", Duration.ofMinutes(5))).hasSize(1);
        routed.event(Told.resolved("a", "web-1", routed.time()));
        assertThat(routed.toldWithin("pager", Duration.ofMinutes(5))).hasSize(1);
        assertThat(routed.toldWithin("chat", Duration.ofMinutes(5))).hasSize(1);
    }

    @Test
    void shouldRememberTheMessageOfAGroup() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        scene.pass(Duration.ofSeconds(31));
        Assignment first = scene.next("chat").orElseThrow();
        List<Notification> written = scene.dispatch().taken(first, new Receipt(Optional.of("171.22")), scene.now());
        assertThat(written).singleElement().satisfies(record -> {
            assertThat(record.getReference()).isEqualTo("171.22");
            assertThat(record.getIntent()).isFalse();
            assertThat(record.getNumber()).isEqualTo(1);
        });
        scene.event(Told.warning("b", "web-2", scene.time()));
        scene.pass(Duration.ofMinutes(6));
        Assignment second = scene.next("chat").orElseThrow();
        assertThat(second.message().orElseThrow().reference()).contains("171.22");
        assertThat(second.intents()).singleElement().satisfies(record -> {
            assertThat(record.getIntent()).isTrue();
            assertThat(record.getAlerts())
                    .extracting(alert -> alert.getId() + " " + alert.getState())
                    .containsExactly("a FIRING", "b PENDING");
        });
    }

    @Test
    void shouldSayThatItIsAlive() {
        Routing routing = new Routing(
                List.of(Setting.webhook("watch", 600)),
                List.of(),
                List.of(),
                Optional.of(new DeadMan("watch", Duration.ofMinutes(1))),
                "test");
        List<Message> messages = new Scene(routing).toldWithin("watch", Duration.ofMinutes(3));
        assertThat(messages)
                .extracting(Message::kind)
                .containsOnly(Message.Kind.ALIVE)
                .hasSize(4);
    }

    @Test
    void shouldSayAgainThatItIsAliveWhereThatWasNotTaken() {
        Routing routing = new Routing(
                List.of(Setting.webhook("watch", 600)),
                List.of(),
                List.of(),
                Optional.of(new DeadMan("watch", Duration.ofMinutes(10))),
                "test");
        Scene alone = new Scene(routing);
        alone.pass(Duration.ofSeconds(1));
        Assignment first = alone.next("watch").orElseThrow();
        alone.dispatch().failed(first, "away", Optional.empty(), alone.now());
        alone.pass(Duration.ofSeconds(2));

        assertThat(alone.next("watch").orElseThrow().message().orElseThrow().kind())
                .isEqualTo(Message.Kind.ALIVE);
    }

    @Test
    void shouldTellNothingBeforeEverythingIsRead() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        scene.pass(Duration.ofSeconds(31));
        scene.dispatch().end();
        assertThat(scene.next("chat")).isEmpty();
    }

    @Test
    void shouldForgetAGroupThatHasLongBeenOverAndBeginAnewWithTheNextAlert() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        scene.toldWithin("chat", Duration.ofMinutes(1));
        scene.event(Told.resolved("a", "web-1", scene.time()));
        scene.toldWithin("chat", Duration.ofMinutes(6));
        scene.pass(Duration.ofHours(47));
        assertThat(scene.told("chat")).isEmpty();
        assertThat(scene.records()).hasSize(1);

        scene.pass(Duration.ofHours(2));
        assertThat(scene.told("chat")).isEmpty();
        assertThat(scene.records()).isEmpty();
        assertThat(scene.next("chat")).isEmpty();

        scene.event(Told.warning("b", "web-1", scene.time()));
        assertThat(scene.toldWithin("chat", Duration.ofMinutes(10)))
                .singleElement()
                .satisfies(message -> assertThat(ids(message.firing())).containsExactly("b"));
        assertThat(scene.records()).hasSize(1);
    }

    @Test
    void shouldKeepAGroupOfWhichSomethingIsStillToldToStand() {
        scene.event(Told.warning("a", "web-1", scene.time()));
        scene.toldWithin("chat", Duration.ofMinutes(1));
        scene.pass(Duration.ofDays(9));
        scene.told("chat");
        assertThat(scene.records().values())
                .singleElement()
                .satisfies(record -> assertThat(record.getAlerts()).hasSize(1));
    }

    @Test
    void shouldForgetAlsoWhatAReceiverWasToldThatGroupsByItself() {
        Scene relayed = scene(BY_RULE, Setting.alertmanager("am"));
        relayed.event(Told.warning("a", "web-1", relayed.time()));
        relayed.told("am");
        relayed.event(Told.resolved("a", "web-1", relayed.time()));
        relayed.pass(Duration.ofSeconds(1));
        relayed.told("am");
        relayed.pass(Duration.ofHours(49));
        relayed.told("am");
        assertThat(relayed.records()).isEmpty();
    }
}
