package io.hoststream.alert.rule;

import java.util.Optional;

/**
 * What a rule is for some hosts.
 *
 * @param where the hosts
 * @param rule the rule as it is there, with the same name and signal and without variants; empty where it is off
 */
public record Variant(Selector where, Optional<Rule> rule) {}
