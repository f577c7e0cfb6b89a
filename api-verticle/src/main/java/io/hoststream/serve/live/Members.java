package io.hoststream.serve.live;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of one message, each asked for by the kind of value that it has to be. */
final class Members {

    /** Stands for all hosts, and for all metrics. */
    static final String EVERYTHING = "*";

    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final int MOST_NAMES = 2000;
    private static final int SHOWN = 64;

    private final JsonObject message;

    private Members(JsonObject message) {
        this.message = message;
    }

    static Members of(String text) throws BadMessageException {
        try {
            if (Json.decodeValue(text) instanceof JsonObject object) {
                return new Members(object);
            }
        } catch (DecodeException e) {
            throw new BadMessageException("the message is not JSON", e);
        }
        throw new BadMessageException("the message is not a JSON object");
    }

    boolean has(String member) {
        return message.getValue(member) != null;
    }

    boolean isText(String member) {
        return message.getValue(member) instanceof String;
    }

    String text(String member) throws BadMessageException {
        if (message.getValue(member) instanceof String text) {
            return text;
        }
        throw new BadMessageException(member + " is missing or not a text");
    }

    /** A text that need not be there. */
    Optional<String> someText(String member) throws BadMessageException {
        return has(member) ? Optional.of(text(member)) : Optional.empty();
    }

    /** The name of a subscription. */
    String id() throws BadMessageException {
        String id = text("id");
        if (!ID.matcher(id).matches()) {
            throw new BadMessageException("id is " + quoted(id) + "; expected 1 to 64 printable ASCII characters");
        }
        return id;
    }

    /** A number of seconds, at most so many; 0 if it is not there. */
    double seconds(String member, double most) throws BadMessageException {
        return Math.min(number(member, "a number of seconds, 0 or more").orElse(0), most);
    }

    /** A number that is not negative; empty if it is not there. */
    OptionalDouble number(String member, String expected) throws BadMessageException {
        Object value = message.getValue(member);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Number number && number.doubleValue() >= 0) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw new BadMessageException(member + " is " + quoted(value) + "; expected " + expected);
    }

    /** A list of names. */
    Set<String> names(String member) throws BadMessageException {
        if (!(message.getValue(member) instanceof JsonArray array) || array.isEmpty() || array.size() > MOST_NAMES) {
            throw new BadMessageException(
                    member + " is missing, empty or too long; expected [\"*\"] or 1 to " + MOST_NAMES + " names");
        }
        Set<String> names = new LinkedHashSet<>();
        for (Object item : array) {
            if (!(item instanceof String name)) {
                throw new BadMessageException(member + " holds " + quoted(item) + "; expected names");
            }
            names.add(name);
        }
        return names;
    }

    /** A value for an error message, cut where it is long. */
    static String quoted(@Nullable Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
    }
}
