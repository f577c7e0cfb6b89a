package io.hoststream.launcher.dashboards;

import java.util.List;

/**
 * How values are shown.
 *
 * @param unit Grafana's name of the unit
 * @param negative whether they may be negative; else an axis begins at 0
 */
record Look(String unit, Limits limits, List<Told> mapping, boolean negative) {

    /** A number that is told in a word. */
    record Told(String value, String text, String color) {}
}
