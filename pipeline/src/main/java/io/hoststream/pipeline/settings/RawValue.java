package io.hoststream.pipeline.settings;

import java.util.List;
import java.util.Map;

/** A value as it was written, before it has a type. */
sealed interface RawValue {

    /** A scalar: everything from the environment and the command line is one. */
    record Text(String text) implements RawValue {}

    /** A list of scalars. */
    record Items(List<String> items) implements RawValue {}

    /** A map of scalars. */
    record Entries(Map<String, String> entries) implements RawValue {}

    /** A value and where it is from. */
    record Placed(RawValue value, Origin origin) {}
}
