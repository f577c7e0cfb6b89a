package io.hoststream.serve.view;

import java.util.Collection;

/** What was read in from the past since listeners were told last, so that they have to look at all of it. */
final class Reloads {

    private boolean alerts;
    private boolean silences;

    /** Open alerts may be others, if so. */
    void alerts(boolean others) {
        alerts |= others;
    }

    /** Silences may be others, if so. */
    void silences(boolean others) {
        silences |= others;
    }

    void tell(Collection<ViewListener> listeners) {
        if (alerts) {
            alerts = false;
            listeners.forEach(ViewListener::alertsReloaded);
        }
        if (silences) {
            silences = false;
            listeners.forEach(ViewListener::silencesReloaded);
        }
    }
}
