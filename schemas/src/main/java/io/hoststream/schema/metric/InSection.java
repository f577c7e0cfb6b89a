package io.hoststream.schema.metric;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A metric's reader that looks into one section of an item, such as the memory of a host. Metrics of the same section share
 * the function that finds it, so that a walk over all of them finds it once.
 *
 * @param section finds the section; null where the item does not carry it
 * @param value reads the value in the section; NaN where it is not known
 */
record InSection<D, S>(Function<D, @Nullable S> section, ToDoubleFunction<S> value) implements ToDoubleFunction<D> {

    @Override
    public double applyAsDouble(D item) {
        S found = section.apply(item);
        return found == null ? Double.NaN : value.applyAsDouble(found);
    }
}
