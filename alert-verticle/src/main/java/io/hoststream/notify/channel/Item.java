package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;

/**
 * One alert of a message.
 *
 * @param event its newest event
 * @param link to the moment on the page; empty if there is none
 */
public record Item(AlertEvent event, String link) {}
