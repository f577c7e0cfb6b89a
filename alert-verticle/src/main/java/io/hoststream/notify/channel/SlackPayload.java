package io.hoststream.notify.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message as Slack takes it, within Slack's bounds by construction: 50 blocks, 150 characters of header, 3,000 of a section,
 * 10 fields of 2,000, and some 13,000 in all, which is written nowhere.
 */
final class SlackPayload {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_BLOCKS = 48;
    private static final int MOST_JSON = 12_000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_FIELD = 80;

    /** What the last block takes at most. */
    private static final int RESERVE = 900;

    private final Message message;
    private final SlackText text;

    SlackPayload(Message message) {
        this.message = message;
        this.text = new SlackText(message);
    }

    /** With blocks, and text for notifications. */
    byte[] full(Map<String, String> besides) {
        return payload(besides, blocks());
    }

    /** With text alone. */
    byte[] plain(Map<String, String> besides) {
        return payload(besides, List.of());
    }

    private byte[] payload(Map<String, String> besides, List<String> blocks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> entry : besides.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeStringField("text", text.text());
            json.writeBooleanField("unfurl_links", false);
            json.writeBooleanField("unfurl_media", false);
            writeBlocks(json, blocks, besides.containsKey("ts"));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toByteArray();
    }

    /** Without any there is no field, save where it takes away those of the message that is changed. */
    private static void writeBlocks(JsonGenerator json, List<String> blocks, boolean change) throws IOException {
        if (blocks.isEmpty() && !change) {
            return;
        }
        json.writeArrayFieldStart("blocks");
        for (String block : blocks) {
            json.writeRawValue(block);
        }
        json.writeEndArray();
    }

    private List<String> blocks() {
        List<String> blocks = new ArrayList<>();
        blocks.add(block("header", json -> writeText(json, "text", text.header(), false)));
        if (!message.groupLabels().isEmpty()) {
            blocks.add(block("section", this::writeFields));
        }
        String rest = text.rest(text.items().size() - addAlerts(blocks));
        if (!rest.isEmpty()) {
            blocks.add(block("context", json -> {
                json.writeArrayFieldStart("elements");
                writeText(json, "", rest, true);
                json.writeEndArray();
            }));
        }
        return blocks;
    }

    /** Adds as many alerts as there is room for, and returns how many. */
    private int addAlerts(List<String> blocks) {
        int length = blocks.stream().mapToInt(String::length).sum();
        int listed = 0;
        for (Item item : text.items()) {
            String block = block("section", json -> writeText(json, "text", SlackText.of(item), true));
            length += block.length() + 1;
            if (blocks.size() >= MOST_BLOCKS || length > MOST_JSON - RESERVE) {
                break;
            }
            blocks.add(block);
            listed++;
        }
        return listed;
    }

    private void writeFields(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("fields");
        int fields = 0;
        for (Map.Entry<String, String> label : new TreeMap<>(message.groupLabels()).entrySet()) {
            if (fields++ < MOST_FIELDS) {
                String value = Mrkdwn.text(label.getValue(), MOST_FIELD);
                writeText(json, "", "*" + Mrkdwn.text(label.getKey(), MOST_FIELD) + "*\n" + value, true);
            }
        }
        json.writeEndArray();
    }

    private static void writeText(JsonGenerator json, String name, String text, boolean mrkdwn) throws IOException {
        if (name.isEmpty()) {
            json.writeStartObject();
        } else {
            json.writeObjectFieldStart(name);
        }
        json.writeStringField("type", mrkdwn ? "mrkdwn" : "plain_text");
        json.writeStringField("text", text);
        // Either keeps Slack from finding links, names and emoji in it.
        json.writeBooleanField(mrkdwn ? "verbatim" : "emoji", mrkdwn);
        json.writeEndObject();
    }

    private static String block(String type, Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString();
    }

    /** What is in a block besides its type. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}
