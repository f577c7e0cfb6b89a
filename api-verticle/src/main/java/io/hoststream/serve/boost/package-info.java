/**
 * Boost: as long as somebody watches a host by name, its collector is asked for quicker samples. {@code BoostPlan} decides
 * whom to ask and when to ask again, with the time as an argument; {@code Booster} makes requests of that, and {@link
 * io.hoststream.serve.boost.Boosting} puts them on the topic of controls, where it also hears what other servers take
 * back. A request lapses by itself, so a server that dies leaves nobody quick for long, and
 * the collector decides whether it obeys at all.
 */
@NullMarked
package io.hoststream.serve.boost;

import org.jspecify.annotations.NullMarked;
