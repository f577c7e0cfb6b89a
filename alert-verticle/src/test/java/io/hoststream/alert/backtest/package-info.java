/** Tests of what rules would have done. */
@NullMarked
package io.hoststream.alert.backtest;

import org.jspecify.annotations.NullMarked;
