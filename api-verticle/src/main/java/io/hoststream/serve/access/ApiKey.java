package io.hoststream.serve.access;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key: {@code hs_}, eight letters that name it, {@code _}, and 43 that are the secret (256 bits). The name may be
 * shown and logged; the text may not.
 */
final class ApiKey {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 8;
    private static final int SECRET_LENGTH = 43;
    private static final Pattern FORM =
            Pattern.compile("hs_([0-9A-Za-z]{" + ID_LENGTH + "})_[0-9A-Za-z]{" + SECRET_LENGTH + "}");

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{" + ID_LENGTH + "}");

    private final String id;
    private final String text;

    private ApiKey(String id, String text) {
        this.id = id;
        this.text = text;
    }

    static ApiKey generate(SecureRandom random) {
        String id = letters(random, ID_LENGTH);
        return new ApiKey(id, "hs_" + id + "_" + letters(random, SECRET_LENGTH));
    }

    /** Whether a text can be what names a key. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Optional<ApiKey> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new ApiKey(form.group(1), text)) : Optional.empty();
    }

    /** What names the key. */
    String id() {
        return id;
    }

    /** The whole key, the secret included. */
    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "key " + id;
    }

    private static String letters(SecureRandom random, int length) {
        StringBuilder letters = new StringBuilder(length);
        random.ints(length, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }
}
