package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Placed;
import io.hoststream.pipeline.settings.RawValue.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key: its full name, the type of its values and what its annotation says.
 *
 * @param name such as {@code export.stale-after}
 * @param type the type of the record's component
 * @param setting help, default and bounds
 */
record Key(String name, Type type, Setting setting) {

    boolean isMap() {
        return raw(type).equals(Map.class);
    }

    boolean optional() {
        return raw(type).equals(Optional.class);
    }

    /** Whether its value, or a part of it, must not be shown. */
    boolean secret() {
        return secret(type);
    }

    private static boolean secret(Type type) {
        Type[] parts = type instanceof ParameterizedType generic ? generic.getActualTypeArguments() : new Type[0];
        return raw(type).equals(Secret.class) || Arrays.stream(parts).anyMatch(Key::secret);
    }

    /** The type of the value itself, without the Optional around it. */
    Type valueType() {
        return optional() ? argument(type, 0) : type;
    }

    /** The typed value; the default where none is given. */
    Object read(@Nullable Placed given, Interpolation interpolation) {
        Placed placed = given != null ? given : new Placed(new Text(setting.byDefault()), Origin.DEFAULT);
        if (!optional()) {
            return value(placed, interpolation);
        }
        // An empty text stands for none: so an environment variable can be left empty.
        boolean none = placed.value() instanceof Text text && text.text().isBlank();
        return none ? Optional.empty() : Optional.of(value(placed, interpolation));
    }

    private Object value(Placed placed, Interpolation interpolation) {
        try {
            return new ValueParser(setting).parse(valueType(), interpolation.apply(placed.value()));
        } catch (IllegalArgumentException e) {
            throw new ValueException(placed.origin(), shown(placed) + ": expected " + e.getMessage());
        }
    }

    private String shown(Placed placed) {
        return " = " + (secret() ? Secret.MASK : show(placed.value()));
    }

    static String show(RawValue value) {
        if (value instanceof Text text) {
            return '"' + text.text() + '"';
        }
        return value instanceof RawValue.Items items
                ? items.items().toString()
                : ((RawValue.Entries) value).entries().toString();
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
