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
        DUPLICATE_HOSTNAME("duplicate_hostname", ""),

        /** Several collectors send with the host's identity: a data directory or disk was copied, or is used twice. */
        DUPLICATE_HOST_ID("duplicate_host_id", "is also used by"),

        /** Another installation took the host's name over not long ago. */
        MOVED("moved", ""),

        /** The host fell silent, and its installation is heard under another name since. */
        RENAMED("renamed", "is now heard as");

        private final String text;
        private final String relation;

        Code(String text, String relation) {
            this.text = text;
            this.relation = relation;
        }

        /** The code in answers and logs. */
        public String text() {
            return text;
        }

        /** Whether collectors get in each other's way now. */
        public boolean isDuplicate() {
            return this == DUPLICATE_HOSTNAME || this == DUPLICATE_HOST_ID;
        }
    }

    /** What was found, and what to do about it, in words for somebody who sees these hosts. */
    public String detail(Access access) {
        String other = otherHost
                .map(name -> " " + code.relation + (access.can(name) ? " host " + name : " another host"))
                .orElse("");
        return subject + other + ". " + advice + ".";
    }
}
