package io.hoststream.serve.registry;

import org.jspecify.annotations.Nullable;

/** What a registry answers when it does not answer with what was asked for: a status, a code of its own, and a sentence. */
final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    private final int status;
    private final int code;

    RegistryException(int status, int code, String message) {
        this(status, code, message, null);
    }

    private RegistryException(int status, int code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    static RegistryException noSubject(String subject) {
        return new RegistryException(NOT_FOUND, 40401, "Subject '" + subject + "' not found.");
    }

    static RegistryException noVersion(int version) {
        return new RegistryException(NOT_FOUND, 40402, "Version " + version + " not found.");
    }

    static RegistryException noSchema(String what) {
        return new RegistryException(NOT_FOUND, 40403, "Schema " + what + "not found");
    }

    static RegistryException invalidSchema(String why) {
        return new RegistryException(UNPROCESSABLE, 42201, "Invalid schema: " + why);
    }

    static RegistryException invalidSchema(RuntimeException why) {
        return new RegistryException(UNPROCESSABLE, 42201, "Invalid schema: " + why.getMessage(), why);
    }

    static RegistryException noObject(RuntimeException why) {
        return new RegistryException(
                UNPROCESSABLE, UNPROCESSABLE, "expected a JSON object with the member \"schema\"", why);
    }

    static RegistryException invalidVersion(String version) {
        return new RegistryException(
                UNPROCESSABLE,
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1]"
                        + " and the string \"latest\"");
    }

    static RegistryException readOnly() {
        return new RegistryException(
                UNPROCESSABLE,
                42205,
                "This registry is in read-only mode: it answers with the schemas that hoststream released and takes none");
    }

    static RegistryException of(int status, String message) {
        return new RegistryException(status, status, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
