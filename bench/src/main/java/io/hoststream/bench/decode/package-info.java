/**
 * From the topic to decoded values: what it costs to make samples and values of the records, beside a consumer that makes
 * nothing of them. {@link io.hoststream.bench.decode.Decode} is the scenario; the broker runs in a process of its own.
 */
@NullMarked
package io.hoststream.bench.decode;

import org.jspecify.annotations.NullMarked;
