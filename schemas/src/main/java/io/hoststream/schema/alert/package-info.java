/**
 * What every part that deals with alerts has to see alike: patterns for names ({@link io.hoststream.schema.alert.Glob}),
 * and which alerts a silence is for ({@link io.hoststream.schema.alert.SilenceMatch}).
 */
@NullMarked
package io.hoststream.schema.alert;

import org.jspecify.annotations.NullMarked;
