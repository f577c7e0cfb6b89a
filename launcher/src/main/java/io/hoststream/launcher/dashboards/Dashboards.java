package io.hoststream.launcher.dashboards;

import java.util.Map;
import java.util.TreeMap;

/** The generated dashboards, by file name. */
public final class Dashboards {

    /** The name of the source among the dashboards. */
    public static final String SOURCE = "dashboards.yaml";

    private Dashboards() {}

    /**
     * Every dashboard as JSON.
     *
     * @param source the text of the source
     * @throws io.hoststream.pipeline.process.UserException if the source cannot be used; the message says where and why
     */
    public static Map<String, String> render(String source) {
        Source read = SourceReader.read(source);
        Map<String, String> files = new TreeMap<>();
        for (Board board : read.boards()) {
            files.put(board.name() + ".json", new BoardJson(read.labels(), board).render());
        }
        return files;
    }
}
