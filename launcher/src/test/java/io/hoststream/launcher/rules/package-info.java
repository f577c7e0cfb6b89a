@NullMarked
package io.hoststream.launcher.rules;

import org.jspecify.annotations.NullMarked;
