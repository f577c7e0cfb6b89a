package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Placed;
import io.hoststream.pipeline.settings.RawValue.Text;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of all components, read and checked. */
public final class Settings {

    /**
     * One key as it stands.
     *
     * @param key the full key
     * @param value the value as text, masked for a secret, empty if there is none
     * @param origin where it is from
     * @param help what it does
     * @param byDefault the default as text, empty if there is none
     */
    public record Effective(String key, String value, Origin origin, String help, String byDefault) {}

    private final Map<Class<?>, Record> bound;
    private final List<Effective> effective;

    private Settings(Map<Class<?>, Record> bound, List<Effective> effective) {
        this.bound = bound;
        this.effective = effective;
    }

    /**
     * Reads the settings of these components.
     *
     * @throws SettingsException with every problem, if there are any
     */
    public static Settings read(Sources sources, Collection<Class<? extends Record>> types) {
        return read(sources, types, Set.of());
    }

    /**
     * Reads the settings of these components from sources that others share.
     *
     * @param elsewhere first words of keys that somebody else reads and checks
     * @throws SettingsException with every problem, if there are any
     */
    public static Settings read(Sources sources, Collection<Class<? extends Record>> types, Set<String> elsewhere) {
        Problems problems = new Problems();
        List<? extends Component<?>> components =
                types.stream().map(Component::new).toList();
        Map<String, Key> keys = components.stream()
                .flatMap(component -> component.keys().stream())
                .collect(Collectors.toMap(Key::name, Function.identity(), (a, b) -> a, TreeMap::new));
        Map<String, Placed> values = new SourceReader(key -> isMap(keys.get(key)), problems).read(sources);
        values.forEach((key, placed) -> {
            if (!keys.containsKey(key) && !elsewhere.contains(firstWord(key))) {
                problems.add(placed.origin(), key + " is not a setting" + Suggestions.hint(key, keys.keySet()));
            }
        });
        Interpolation interpolation = new Interpolation(sources.environment());
        Map<Class<?>, Record> bound = new LinkedHashMap<>();
        for (Component<?> component : components) {
            component.bind(values, interpolation, problems).ifPresent(record -> bound.put(record.getClass(), record));
        }
        problems.throwIfAny();
        return new Settings(
                bound,
                keys.values().stream()
                        .map(key -> effective(key, values.get(key.name())))
                        .toList());
    }

    /** One component's settings with nothing but their defaults. */
    public static <R extends Record> R defaults(Class<R> type) {
        return of(type, Map.of());
    }

    /** One component's settings with these values, by full key, over the defaults. */
    public static <R extends Record> R of(Class<R> type, Map<String, String> values) {
        List<String> overrides = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        Sources sources = new Sources(Sources.none().file(), Map.of(), overrides);
        return read(sources, List.of(type)).get(type);
    }

    /** The settings of one of the components that were read. */
    public <R extends Record> R get(Class<R> type) {
        Record record = bound.get(type);
        if (record == null) {
            throw new IllegalArgumentException(type + " was not among the components that were read");
        }
        return type.cast(record);
    }

    /** Every key with its value and where the value is from, by key. */
    public List<Effective> effective() {
        return effective;
    }

    private static String firstWord(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static boolean isMap(@Nullable Key key) {
        return key != null && key.isMap();
    }

    private static Effective effective(Key key, @Nullable Placed placed) {
        Setting setting = key.setting();
        if (placed == null) {
            return new Effective(key.name(), setting.byDefault(), Origin.DEFAULT, setting.help(), setting.byDefault());
        }
        String text = placed.value() instanceof Text plain ? plain.text() : Key.show(placed.value());
        String shown = key.secret() ? Secret.MASK : text;
        return new Effective(key.name(), shown, placed.origin(), setting.help(), setting.byDefault());
    }
}
