package io.hoststream.notify.route;

import io.hoststream.notify.channel.AlertmanagerSettings;
import io.hoststream.notify.channel.ChannelSettings;
import io.hoststream.notify.channel.Reach;
import io.hoststream.notify.channel.SlackSettings;
import io.hoststream.notify.channel.WebhookSettings;
import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes receivers and routes. */
final class Setting {

    static final Duration DELAY = Duration.ofSeconds(30);
    static final Duration INTERVAL = Duration.ofMinutes(5);

    private Setting() {}

    static Recipient slack(String name, int perMinute) {
        ChannelSettings settings = new SlackSettings(
                name,
                Optional.of(new Secret("https://hooks.example.org/" + name)),
                Optional.empty(),
                Optional.empty(),
                SlackSettings.SLACK,
                Reach.INTERNET);
        return new Recipient(settings, perMinute);
    }

    static Recipient webhook(String name, int perMinute) {
        return new Recipient(
                new WebhookSettings(
                        name, new Secret("https://example.org/" + name), Optional.empty(), Map.of(), Reach.INTERNET),
                perMinute);
    }

    static Recipient alertmanager(String name) {
        return new Recipient(
                new AlertmanagerSettings(
                        name,
                        List.of(URI.create("https://am.example.org")),
                        Optional.empty(),
                        Duration.ofMinutes(1),
                        Reach.INTERNET),
                600);
    }

    static Manner manner(String... groupBy) {
        return new Manner(
                List.of(groupBy), new Pace(DELAY, INTERVAL, Optional.of(Duration.ofHours(4))), true, Optional.empty());
    }

    static Route route(String name, Matcher match, Manner manner, String... receivers) {
        return new Route(name, match, List.of(receivers), false, manner);
    }

    static Routing routing(List<Recipient> recipients, Route... routes) {
        return new Routing(recipients, List.of(routes), Inhibition.STANDARD, Optional.empty(), "test");
    }
}
