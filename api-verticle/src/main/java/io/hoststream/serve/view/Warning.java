package io.hoststream.serve.view;

import io.hoststream.serve.access.Access;
import java.util.Optional;

/**
 * Something that is wrong with who a host says it is.
 *
 * @param code what it is
 * @param subject what was found, with the other host's name left out where there is one
 * @param otherHost the other host that it is about, which not everybody may see
 * @param advice what to do about it
 */
public record Warning(Code code, String subject, Optional<String> otherHost, String advice) {

    /** What may be wrong. */
    public enum Code {
        /** Several installations send under the host's name. */
        DUPLICATE_HOSTNAME("duplicate_hostname"),

        /** Several collectors send with the host's identity: a data directory or disk was copied, or is used twice. */
        DUPLICATE_HOST_ID("duplicate_host_id");

        private final String text;

        Code(String text) {
            this.text = text;
        }

        /** The code in answers and logs. */
        public String text() {
            return text;
        }
    }

    /** What was found, and what to do about it, in words for somebody who sees these hosts. */
    public String detail(Access access) {
        String other = otherHost
                .map(name -> access.can(name) ? " is also used by host " + name : " is also used by another host")
                .orElse("");
        return subject + other + ". " + advice + ".";
    }
}
