/** Tests of what an audit finds. */
@NullMarked
package io.hoststream.archive.audit;

import org.jspecify.annotations.NullMarked;
