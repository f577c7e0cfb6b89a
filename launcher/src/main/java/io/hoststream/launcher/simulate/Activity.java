package io.hoststream.launcher.simulate;

/**
 * What a machine was busy with on average since the moment before.
 *
 * @param seconds how long that is
 * @param processors share of all processors that was asked for, from 0 to 1
 * @param disk disk work; 1 is a busy disk of its kind
 * @param network traffic; 1 is a tenth of the link
 */
record Activity(double seconds, double processors, double disk, double network) {}
