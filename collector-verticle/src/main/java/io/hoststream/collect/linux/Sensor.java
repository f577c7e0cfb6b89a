package io.hoststream.collect.linux;

/**
 * One temperature sensor.
 *
 * @param name chip and label, such as {@code coretemp/Package id 0}
 * @param input the file of its value; thousandths of a degree
 * @param fault the file that says whether it is out of order; empty if there is none
 */
record Sensor(String name, String input, String fault) {}
