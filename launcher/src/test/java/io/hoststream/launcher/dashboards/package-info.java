/** Tests of the generated dashboards, and what other tests read of them. */
@NullMarked
package io.hoststream.launcher.dashboards;

import org.jspecify.annotations.NullMarked;
