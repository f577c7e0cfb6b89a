package io.hoststream.notify.route;

import java.time.Duration;

/**
 * Somebody outside who notices when hoststream falls silent.
 *
 * @param receiver who is told
 * @param every how often
 */
public record DeadMan(String receiver, Duration every) {}
