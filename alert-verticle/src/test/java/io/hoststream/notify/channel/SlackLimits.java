package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds a payload against what Slack documents, and against what it is known to refuse. */
final class SlackLimits {

    private static final Pattern ANGLE = Pattern.compile("<([^>]*)>");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s|<>\"]+\\|(Open|Runbook)");
    private static final Pattern AMPERSAND = Pattern.compile("&(?!(amp|lt|gt);)");

    private static final List<String> FORBIDDEN = List.of("<", ">", "://", "@here", "@channel", "`", "~", "\r");

    private SlackLimits() {}

    static JsonObject check(byte[] payload) {
        JsonObject json = new JsonObject(new String(payload, StandardCharsets.UTF_8));
        assertThat(json.getString("text")).isNotBlank().hasSizeLessThanOrEqualTo(4000);
        checkMrkdwn(json.getString("text"));
        JsonArray blocks = json.getJsonArray("blocks", new JsonArray());
        assertThat(blocks.size()).isLessThanOrEqualTo(50);
        assertThat(blocks.encode().length()).isLessThan(13_000);
        blocks.stream().map(JsonObject.class::cast).forEach(SlackLimits::checkBlock);
        return json;
    }

    private static void checkBlock(JsonObject block) {
        switch (block.getString("type")) {
            case "header" -> {
                assertThat(block.getJsonObject("text").getString("type")).isEqualTo("plain_text");
                assertThat(block.getJsonObject("text").getString("text"))
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(150);
            }
            case "section" -> {
                JsonObject text = block.getJsonObject("text");
                JsonArray fields = block.getJsonArray("fields");
                assertThat(text == null).isNotEqualTo(fields == null);
                if (text != null) {
                    checkText(text, 3000);
                } else {
                    assertThat(fields.size()).isBetween(1, 10);
                    fields.forEach(field -> checkText((JsonObject) field, 2000));
                }
            }
            case "context" -> {
                assertThat(block.getJsonArray("elements").size()).isBetween(1, 10);
                block.getJsonArray("elements").forEach(element -> checkText((JsonObject) element, 3000));
            }
            default -> throw new AssertionError("unknown block " + block);
        }
    }

    private static void checkText(JsonObject text, int most) {
        require(text.getString("type").equals("mrkdwn"), "mrkdwn", text.encode());
        require(text.getBoolean("verbatim"), "verbatim", text.encode());
        assertThat(text.getString("text")).isNotEmpty().hasSizeLessThanOrEqualTo(most);
        checkMrkdwn(text.getString("text"));
    }

    /** Only links of ours are in angle brackets, and nothing else can be taken for markup. */
    private static void checkMrkdwn(String text) {
        Matcher angle = ANGLE.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (angle.find()) {
            require(LINK.matcher(angle.group(1)).matches(), "only links of ours", text);
            angle.appendReplacement(rest, "");
        }
        String left = angle.appendTail(rest).toString();
        for (String markup : FORBIDDEN) {
            require(!left.contains(markup), "no " + markup, text);
        }
        require(!AMPERSAND.matcher(text).find(), "every ampersand escaped", text);
        require(text.codePoints().allMatch(letter -> letter >= ' ' || letter == '\n'), "no control characters", text);
        require(
                text.codePoints().noneMatch(letter -> Character.getType(letter) == Character.SURROGATE),
                "whole characters",
                text);
    }

    /** Cheaper than an assertion that describes itself, of which there would be millions. */
    private static void require(boolean holds, String what, String text) {
        if (!holds) {
            throw new AssertionError("expected " + what + " in: " + text);
        }
    }
}
