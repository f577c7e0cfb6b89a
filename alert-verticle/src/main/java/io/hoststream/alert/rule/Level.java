package io.hoststream.alert.rule;

import io.hoststream.avro.Severity;

/**
 * One limit of a rule.
 *
 * @param severity what crossing it means
 * @param limit a value that reaches it crosses it
 * @param clear a value that comes back to it clears it; never on the bad side of the limit
 */
public record Level(Severity severity, double limit, double clear) {}
