package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;

/**
 * An event on its way to people.
 *
 * @param event the event
 * @param late it was read long after it happened
 */
record Notice(AlertEvent event, boolean late) {}
