/** What REST answers in a second, asked by wrk, beside a server that does nothing but answer. */
@NullMarked
package io.hoststream.bench.rest;

import org.jspecify.annotations.NullMarked;
