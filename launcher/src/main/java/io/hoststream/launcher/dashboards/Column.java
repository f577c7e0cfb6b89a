package io.hoststream.launcher.dashboards;

/**
 * A column of a table.
 *
 * @param bar whether a bar shows how high the value is
 * @param extra a label that is a column of its own beside this one, and its heading; empty if there is none
 */
record Column(String name, String expr, Look look, boolean bar, Extra extra) {

    /** A label that becomes a column. */
    record Extra(String label, String name) {

        static final Extra NONE = new Extra("", "");

        boolean exists() {
            return !label.isEmpty();
        }
    }
}
