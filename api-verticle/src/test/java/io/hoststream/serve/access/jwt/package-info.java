@NullMarked
package io.hoststream.serve.access.jwt;

import org.jspecify.annotations.NullMarked;
