/**
 * What a host's sample is called in Prometheus. A {@link io.hoststream.storage.naming.Naming} turns a sample into series:
 * family, labels, value in base units. There is the catalogue's own ({@code host_*}) and node_exporter's ({@code node_*}).
 * {@link io.hoststream.storage.naming.Labelling} says which labels every series gets, and a {@link
 * io.hoststream.storage.naming.NamedHost} keeps the label sets of one host from sample to sample, so that whoever shows or
 * sends series builds their text once for each device. Pure: no Vert.x, no Kafka, no clock.
 */
@NullMarked
package io.hoststream.storage.naming;

import org.jspecify.annotations.NullMarked;
