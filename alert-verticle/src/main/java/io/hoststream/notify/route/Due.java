package io.hoststream.notify.route;

import io.hoststream.notify.channel.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation in which it is time to say something.
 *
 * @param draft what there is to say
 * @param kind why; empty if there is only something to forget
 * @param at since when
 */
record Due(Draft draft, Optional<Message.Kind> kind, Instant at) {}
