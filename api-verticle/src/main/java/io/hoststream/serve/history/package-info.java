/**
 * The past as a store of history and the values in memory tell it together. {@link io.hoststream.serve.history.HistorySettings}
 * chooses the store, {@link io.hoststream.serve.history.Histories} opens it. {@link io.hoststream.serve.history.Memory} is what
 * the view holds of some hosts, copied on the view's thread; {@link io.hoststream.serve.history.Past} asks the store up to where
 * memory begins and goes on with memory from there, so that no value counts twice and none is left out.
 */
@NullMarked
package io.hoststream.serve.history;

import org.jspecify.annotations.NullMarked;
