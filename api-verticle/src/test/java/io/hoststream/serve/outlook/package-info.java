/** Tests of what was learned and may be read. */
@NullMarked
package io.hoststream.serve.outlook;

import org.jspecify.annotations.NullMarked;
