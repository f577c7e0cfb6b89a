/**
 * Making and ending silences. {@code SilenceReader} reads what somebody asks for and finds every mistake at once; {@link
 * io.hoststream.serve.silence.SilenceDesk} puts silences on the topic of controls, and completes when all replicas have
 * them. What stands there already, the view knows.
 */
@NullMarked
package io.hoststream.serve.silence;

import org.jspecify.annotations.NullMarked;
