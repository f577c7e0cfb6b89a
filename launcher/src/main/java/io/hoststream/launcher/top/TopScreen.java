package io.hoststream.launcher.top;

import io.hoststream.launcher.top.FleetTable.Sort;
import io.hoststream.launcher.top.FleetTable.View;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** Shows the fleet on a terminal and reads keys, until q or Ctrl-C. */
public final class TopScreen {

    private static final long KEY_WAIT_MILLIS = 200;
    private static final int ESCAPE = 27;
    private static final int BACKSPACE = 127;
    private static final int NO_KEY = -2;

    private final Fleet fleet = new Fleet();
    private final Terminal terminal;
    private final Clock clock;
    private View view = new View("", Sort.WORST, false);
    private volatile boolean running = true;

    /** A screen on this terminal. */
    public TopScreen(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Takes in one message of the live protocol. */
    public void message(JsonObject message) {
        fleet.apply(message);
    }

    /** The connection broke; one sentence for the title. */
    public void disconnected(String why) {
        fleet.disconnected(why);
    }

    /** Draws until the user has seen enough. */
    public void show() throws IOException {
        Attributes before = terminal.enterRawMode();
        terminal.handle(Signal.INT, signal -> running = false);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        try {
            draw();
        } finally {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    private void draw() throws IOException {
        Display display = new Display(terminal, true);
        while (running) {
            int rows = Math.max(3, terminal.getSize().getRows());
            int columns = Math.max(20, terminal.getSize().getColumns());
            display.resize(Size.of(columns, rows));
            List<AttributedString> lines = new FleetTable(columns, rows, clock.millis()).render(fleet, view);
            display.update(lines, -1);
            key(terminal.reader().read(KEY_WAIT_MILLIS));
        }
    }

    private void key(int key) {
        if (key == NO_KEY) {
            return;
        }
        if (view.typing()) {
            type(key);
        } else {
            command(key);
        }
    }

    private void command(int key) {
        switch (key) {
            case 'q', 'Q', -1 -> running = false;
            case 's' -> view = new View(view.filter(), view.sort().next(), false);
            case '/' -> view = new View("", view.sort(), true);
            case ESCAPE -> view = new View("", view.sort(), false);
            default -> {
                // Other keys mean nothing here.
            }
        }
    }

    private void type(int key) {
        String filter = view.filter();
        switch (key) {
            case '\r', '\n' -> view = new View(filter, view.sort(), false);
            case ESCAPE -> view = new View("", view.sort(), false);
            case '\b', BACKSPACE ->
                view = new View(filter.isEmpty() ? "" : filter.substring(0, filter.length() - 1), view.sort(), true);
            default -> view = new View(key >= ' ' ? filter + (char) key : filter, view.sort(), true);
        }
    }
}
