package io.hoststream.pipeline.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting: a component of a settings record. Its key is the prefix, a dot and the component's name in kebab case:
 * {@code staleAfter} is {@code export.stale-after}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** What it does, one sentence. */
    String help();

    /** The value where none is given, written as in YAML; lists as {@code a, b}. Empty: none, for optional settings. */
    String byDefault() default "";

    /** The least number, duration (in milliseconds) or size (in bytes) that is accepted. */
    long min() default Long.MIN_VALUE;

    /** The greatest number, duration (in milliseconds) or size (in bytes) that is accepted. */
    long max() default Long.MAX_VALUE;

    /** A regular expression that the text, or each item or map value, has to match; empty for any. */
    String pattern() default "";

    /** What {@link #pattern} asks for, in words, such as {@code host:port}; empty to show the expression itself. */
    String expected() default "";
}
