package io.hoststream.serve.http;

/**
 * One of the mistakes in a request.
 *
 * @param field the field of the body that it is in; empty for the body as a whole
 * @param detail what is wrong, with the value and what was expected
 */
public record Fault(String field, String detail) {

    /** Where it is, as a JSON pointer in a fragment. */
    String pointer() {
        return field.isEmpty() ? "#" : "#/" + field.replace("~", "~0").replace("/", "~1");
    }
}
