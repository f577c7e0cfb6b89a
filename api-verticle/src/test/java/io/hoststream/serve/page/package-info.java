/** Tests of the page's files. */
@NullMarked
package io.hoststream.serve.page;

import org.jspecify.annotations.NullMarked;
