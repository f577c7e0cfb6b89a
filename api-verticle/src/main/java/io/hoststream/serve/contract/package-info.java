/**
 * The OpenAPI document that drives REST ({@code openapi/hoststream.yaml}): {@link io.hoststream.serve.contract.Contract} reads
 * it, {@link io.hoststream.serve.contract.Rules} are what it says of one operation's requests, and {@link
 * io.hoststream.serve.contract.ParameterRule} of one parameter. A parameter's schema may say only what is checked, so that
 * nothing in the document is a promise that nobody keeps.
 */
@NullMarked
package io.hoststream.serve.contract;

import org.jspecify.annotations.NullMarked;
