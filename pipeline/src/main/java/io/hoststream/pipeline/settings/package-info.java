/**
 * Typed settings: one record per component, read from one YAML file, the environment and {@code --set}, checked before
 * anything starts. All problems are reported at once, each with its place, key, value, what was expected and, for a key
 * that does not exist, the one that was probably meant.
 *
 * <p>A component's record carries {@link io.hoststream.pipeline.settings.Prefix} and on each of its parts a {@link
 * io.hoststream.pipeline.settings.Setting}. {@link io.hoststream.pipeline.settings.Settings} binds them; the reference
 * page is generated from the same annotations.
 */
@NullMarked
package io.hoststream.pipeline.settings;

import org.jspecify.annotations.NullMarked;
