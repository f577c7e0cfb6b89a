package io.hoststream.launcher.dashboards;

import java.util.List;

/**
 * What the source says, its shorthand written out.
 *
 * @param labels labels that hosts are chosen by, from the widest to the host itself; each is a variable
 */
record Source(List<String> labels, List<Board> boards) {}
