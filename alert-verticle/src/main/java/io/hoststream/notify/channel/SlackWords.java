package io.hoststream.notify.channel;

import java.util.Set;

/** Slack's names for why it did not take a message, and what follows from them. */
final class SlackWords {

    /** May be gone in a moment. */
    private static final Set<String> PASSING = Set.of(
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded",
            "internal_error",
            "fatal_error",
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "external_channel_migrating",
            "rollup_error");

    /** About the form of the message; another form may be taken. */
    private static final Set<String> FORM = Set.of(
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_payload",
            "invalid_attachments",
            "msg_blocks_too_long",
            "msg_too_long",
            "message_too_long",
            "too_many_attachments",
            "invalid_arguments",
            "missing_text_or_fallback_or_attachments",
            "no_text");

    /** About the way there; no message is ever taken until somebody changes something. */
    private static final Set<String> CLOSED = Set.of(
            "no_service",
            "no_service_id",
            "no_team",
            "no_active_hooks",
            "team_disabled",
            "invalid_token",
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "channel_not_found",
            "channel_is_archived",
            "is_archived",
            "not_in_channel",
            "user_not_found",
            "action_prohibited",
            "restricted_action",
            "posting_to_general_channel_denied");

    /** The earlier message cannot be changed; a new one can be sent. */
    private static final Set<String> UNCHANGEABLE = Set.of(
            "message_not_found",
            "cant_update_message",
            "edit_window_closed",
            "update_failed",
            "is_inactive",
            "channel_not_found",
            "block_mismatch");

    private SlackWords() {}

    static boolean passing(String word) {
        return PASSING.contains(word);
    }

    static boolean ofForm(String word) {
        return FORM.contains(word);
    }

    static boolean closed(String word) {
        return CLOSED.contains(word);
    }

    static boolean unchangeable(String word) {
        return UNCHANGEABLE.contains(word);
    }
}
