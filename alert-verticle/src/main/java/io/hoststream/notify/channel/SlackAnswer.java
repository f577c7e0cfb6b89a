package io.hoststream.notify.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one of Slack's methods answered.
 *
 * @param ok whether it did what it was asked for
 * @param error Slack's name for why not; empty if it gave none
 * @param reference the channel's ID and the message's timestamp; empty if it gave none
 */
record SlackAnswer(boolean ok, String error, String reference) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9]{1,40}");
    private static final Pattern STAMP = Pattern.compile("[0-9.]{1,40}");

    /** Reads an answer; what is no such answer is not ok. One that is cut off counts as far as it goes. */
    static SlackAnswer of(String text) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                read(json, fields);
            }
        } catch (IOException e) {
            fields.putIfAbsent("ok", "false");
        }
        String channel = fields.getOrDefault("channel", "");
        String stamp = fields.getOrDefault("ts", "");
        boolean named =
                CHANNEL.matcher(channel).matches() && STAMP.matcher(stamp).matches();
        return new SlackAnswer(
                "true".equals(fields.get("ok")), fields.getOrDefault("error", ""), named ? channel + "/" + stamp : "");
    }

    private static void read(JsonParser json, Map<String, String> fields) throws IOException {
        for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isScalarValue()) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
    }
}
