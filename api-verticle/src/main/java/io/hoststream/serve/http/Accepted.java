package io.hoststream.serve.http;

import java.util.Arrays;
import java.util.Locale;

/** What the headers {@code Accept} and {@code Accept-Encoding} say of one format or coding (RFC 9110). */
public final class Accepted {

    private static final String ANY_TYPE = "*/*";
    private static final String ANY_CODING = "*";
    private static final String WEIGHT = "q=";

    private Accepted() {}

    /** How much a media type is wanted, from 0, not at all, to 1. What names it best counts. */
    public static double type(String header, String type) {
        return quality(header, type, type.substring(0, type.indexOf('/')) + "/*", ANY_TYPE);
    }

    /** How much a coding is wanted, from 0, not at all, to 1. */
    public static double coding(String header, String coding) {
        return quality(header, coding, ANY_CODING);
    }

    /** The weight of the first of the names that the header has. */
    private static double quality(String header, String... names) {
        String[] items = header.toLowerCase(Locale.ROOT).split(",", -1);
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(items)
                        .map(item -> item.split(";", -1))
                        .filter(parts -> parts[0].strip().equals(name)))
                .findFirst()
                .map(Accepted::weight)
                .orElse(0.0);
    }

    private static double weight(String[] parts) {
        String weight = Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(part -> part.startsWith(WEIGHT))
                .findFirst()
                .orElse("q=1");
        try {
            double said = Double.parseDouble(weight.substring(WEIGHT.length()));
            return said >= 0 && said <= 1 ? said : 0;
        } catch (NumberFormatException e) {
            return 0; // What cannot be read is not wanted.
        }
    }
}
