package io.hoststream.notify;

import java.io.IOException;
import java.nio.file.Path;

/** The log of past alerts: one JSON object in a line for each change, history included. */
final class AlertLog implements Receiver {

    private static final String FILE = "alerts.log";

    /** How much of the log is read at the start to know what it has: some thousand events. */
    private static final int TAIL_BYTES = 4 << 20;

    private final RotatingFile file;

    /** What an earlier process wrote may not be on the disk yet. */
    private boolean dirty = true;

    private AlertLog(RotatingFile file) {
        this.file = file;
    }

    /** Opens the log where the settings say, or in the data directory. */
    static AlertLog open(Path data, NotifySettings settings) throws IOException {
        Path path = settings.logFile().orElseGet(() -> data.resolve(FILE));
        try {
            return new AlertLog(new RotatingFile(path, settings.logSize().bytes(), settings.logFiles()));
        } catch (IOException e) {
            throw new IOException("Cannot write the alert log " + path + " (notify.log-file): " + e, e);
        }
    }

    @Override
    public String name() {
        return "log";
    }

    /** What the log has already. */
    Told recall() throws IOException {
        Told told = new Told();
        for (String line : file.tail(TAIL_BYTES)) {
            EventJson.word(line).ifPresent(word -> told.add(word.getKey(), word.getValue()));
        }
        return told;
    }

    @Override
    public void tell(Notice notice) throws IOException {
        file.append(EventJson.line(notice.event()));
        dirty = true;
    }

    @Override
    public void secure() throws IOException {
        if (dirty) {
            file.force();
            dirty = false;
        }
    }

    @Override
    public void idle() throws IOException {
        // Also what was told of a batch whose end was given up.
        secure();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
