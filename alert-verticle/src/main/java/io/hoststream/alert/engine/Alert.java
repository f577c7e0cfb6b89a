package io.hoststream.alert.engine;

import io.hoststream.avro.Severity;

/**
 * What an alert is, as its last event said.
 *
 * @param first the first crossing: with it the alert began
 * @param severity how bad it is
 * @param limit the limit of that severity
 * @param fires when alerts of the series fired lately, this one included once it fires
 */
record Alert(Run first, Severity severity, double limit, Fires fires) {}
