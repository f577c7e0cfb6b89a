package io.hoststream.alert;

/**
 * Where the sink tells how it is.
 *
 * @param meters what it counts
 * @param health what it says of its partitions
 */
record AlertReports(AlertMeters meters, AlertHealth health) {}
