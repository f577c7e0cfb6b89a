package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import java.util.Optional;

/** In what the limits of a rule are counted: how they are written, which are possible, and where they are clear again. */
interface Scale {

    /** The limit or clear level under a key; empty if there is none or if it cannot be, which then is a problem. */
    Optional<Double> read(Fields group, String key);

    /** Where a value is clear again if the rule does not say. */
    double clear(Direction direction, double limit);

    /** A limit for people. */
    String text(double value);

    /** Why a limit says nothing, if it is one that every value reaches or none can; empty if it says something. */
    default Optional<String> senseless(Direction direction, double limit) {
        return Optional.empty();
    }
}
