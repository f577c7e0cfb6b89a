package io.hoststream.serve.view;

/** Whether a host is heard, and if not, what is known of why. */
public enum HostState {
    /** It is heard. */
    LIVE("live"),
    /** Nothing was heard of it for three intervals, and nobody knows why. */
    SILENT("silent"),
    /** Its collector was stopped in order, and nothing came since. */
    LEFT("left"),
    /** It fell silent, and its installation is heard under another name since. */
    RENAMED("renamed");

    private final String text;

    HostState(String text) {
        this.text = text;
    }

    /** The state in answers and frames. */
    public String text() {
        return text;
    }
}
