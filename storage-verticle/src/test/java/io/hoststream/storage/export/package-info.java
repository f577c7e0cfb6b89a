/** Tests of role export: the table with driven time, the exposition against promtool, the server over real HTTP. */
@NullMarked
package io.hoststream.storage.export;

import org.jspecify.annotations.NullMarked;
