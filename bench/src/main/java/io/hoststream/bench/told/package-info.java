/** How long it takes from a sample to the alert that it makes, through a broker and role alert in processes of their own. */
@NullMarked
package io.hoststream.bench.told;

import org.jspecify.annotations.NullMarked;
