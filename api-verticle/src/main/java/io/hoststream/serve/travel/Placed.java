package io.hoststream.serve.travel;

import io.hoststream.avro.HostSample;
import io.hoststream.serve.view.Arrival;

/**
 * A sample and where it came from.
 *
 * @param sample what the host said
 * @param arrival its place on the topic, and when the broker took it in
 * @param bytes its size on the topic
 */
public record Placed(HostSample sample, Arrival arrival, int bytes) {}
