package io.hoststream.launcher.dashboards;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** Levels from which on a value is a matter of warning or critical, in the unit of the series. */
record Limits(OptionalDouble warning, OptionalDouble critical) {

    static final Limits NONE = new Limits(OptionalDouble.empty(), OptionalDouble.empty());

    boolean exist() {
        return warning.isPresent() || critical.isPresent();
    }

    /** The number as PromQL and people write it. */
    static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
