package io.hoststream.archive.history.prometheus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the store's answers: {@code {"status":…,"data":{"resultType":…,"result":[…]}}}, matrices and vectors alike. */
final class MatrixReader {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double MILLIS = 1000;

    private final JsonParser json;
    private final List<Matrix> series = new ArrayList<>();
    private Map<String, String> labels = Map.of();
    private long[] times = new long[0];
    private double[] values = new double[0];
    private int size;

    private MatrixReader(JsonParser json) {
        this.json = json;
    }

    /**
     * The series of an answer.
     *
     * @throws IOException if the text is no such answer
     */
    static List<Matrix> read(byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            MatrixReader reader = new MatrixReader(parser);
            reader.expect(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                reader.member();
            }
            return reader.series;
        }
    }

    /** The store's own words on why there is no answer; empty if the text has none. */
    static String error(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME && "error".equals(parser.currentName())) {
                    return String.valueOf(parser.nextTextValue());
                }
            }
        } catch (IOException e) {
            // A proxy's page: it says nothing that is meant for us.
            return "";
        }
        return "";
    }

    private void member() throws IOException {
        String name = json.currentName();
        json.nextToken();
        if (!"data".equals(name) || json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean result = "result".equals(json.currentName());
            json.nextToken();
            if (result) {
                result();
            } else {
                json.skipChildren();
            }
        }
    }

    private void result() throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            size = 0;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "metric" -> labels = labels();
                    case "values" -> points();
                    case "value" -> point();
                    default -> json.skipChildren();
                }
            }
            series.add(new Matrix(labels, times, values, size));
        }
    }

    private Map<String, String> labels() throws IOException {
        Map<String, String> read = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            read.put(name, json.getText());
        }
        return read;
    }

    private void points() throws IOException {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            point();
        }
    }

    /** A pair: seconds since 1970, and the value as text. */
    private void point() throws IOException {
        if (size == times.length) {
            times = Arrays.copyOf(times, Math.max(64, size * 2));
            values = Arrays.copyOf(values, times.length);
        }
        json.nextToken();
        long time = Math.round(json.getDoubleValue() * MILLIS);
        double value = value(String.valueOf(json.nextTextValue()));
        expect(JsonToken.END_ARRAY);
        if (Double.isFinite(value)) {
            times[size] = time;
            values[size] = value;
            size++;
        }
    }

    private static double value(String text) throws IOException {
        try {
            return switch (text) {
                case "NaN", "+Inf", "-Inf" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw new IOException("'" + text + "' is not a value", e);
        }
    }

    private void expect(JsonToken token) throws IOException {
        if (json.nextToken() != token) {
            throw new IOException("it does not have the form of Prometheus's answers");
        }
    }
}
