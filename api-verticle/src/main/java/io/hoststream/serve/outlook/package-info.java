/**
 * What role alert has learned, as others may read it: what is usual for a series now, and where it is heading. {@link
 * io.hoststream.serve.outlook.Outlooks} keeps the newest word about each host from the topic of baselines, without the
 * states of detectors that are beside it, and forgets a host when the topic does. Belongs to the view's event loop.
 */
@NullMarked
package io.hoststream.serve.outlook;

import org.jspecify.annotations.NullMarked;
