/**
 * What is watched: rules, read strictly from YAML by {@link io.hoststream.alert.rule.RuleParser}. A {@link
 * io.hoststream.alert.rule.Rule} says what is measured, which limits it is held against, for how long, and for which
 * hosts and devices.
 */
@NullMarked
package io.hoststream.alert.rule;

import org.jspecify.annotations.NullMarked;
