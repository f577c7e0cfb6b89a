package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Placed;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings record of one component, and how it is filled. */
final class Component<R extends Record> {

    private final Class<R> type;
    private final String prefix;
    private final List<Key> keys;

    Component(Class<R> type) {
        this.type = type;
        Prefix annotation = type.getAnnotation(Prefix.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type + " lacks @Prefix");
        }
        this.prefix = annotation.value();
        this.keys = Arrays.stream(type.getRecordComponents()).map(this::key).toList();
    }

    List<Key> keys() {
        return keys;
    }

    /** The record made of these values; empty if there were problems, which are then noted. */
    Optional<R> bind(Map<String, Placed> values, Interpolation interpolation, Problems problems) {
        List<@Nullable Object> arguments = new ArrayList<>();
        boolean complete = true;
        for (Key key : keys) {
            try {
                arguments.add(key.read(values.get(key.name()), interpolation));
            } catch (ValueException e) {
                problems.add(e.origin(), key.name() + e.getMessage());
                complete = false;
            }
        }
        return complete ? construct(arguments.toArray(), problems) : Optional.empty();
    }

    private Optional<R> construct(Object[] arguments, Problems problems) {
        try {
            return Optional.of(constructor().newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrong) {
                problems.add(new Origin(prefix), String.valueOf(wrong.getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException("Settings " + prefix + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Settings " + prefix + " cannot be made", e);
        }
    }

    private Constructor<R> constructor() throws NoSuchMethodException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<R> constructor = type.getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor;
    }

    private Key key(RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new IllegalArgumentException(type + "." + component.getName() + " lacks @Setting");
        }
        return new Key(prefix + "." + kebab(component.getName()), component.getGenericType(), setting);
    }

    static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
