/** Tests of the view, without a server. */
@NullMarked
package io.hoststream.serve.view;

import org.jspecify.annotations.NullMarked;
