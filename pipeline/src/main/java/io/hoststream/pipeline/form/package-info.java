/**
 * YAML files that are read strictly: everything that is wrong is told at once, with its line. A file is a {@link
 * io.hoststream.pipeline.form.Page}; {@link io.hoststream.pipeline.form.Fields} takes the groups of its node tree apart, since a
 * tree of objects would have lost the lines and the repeated keys.
 */
@NullMarked
package io.hoststream.pipeline.form;

import org.jspecify.annotations.NullMarked;
