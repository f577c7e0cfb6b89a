/** Tests of the way from the spool to the topic, with a producer in the hands of the test. */
@NullMarked
package io.hoststream.collect.shipping;

import org.jspecify.annotations.NullMarked;
