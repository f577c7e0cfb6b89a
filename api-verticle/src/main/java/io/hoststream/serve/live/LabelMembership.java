package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.Collection;
import java.util.Set;

/** The groups that hosts say they are in, by their label {@code group}. */
public final class LabelMembership implements Membership {

    private static final Access EVERYBODY = new Access("groups", Set.of(), new HostSelector.All());
    private static final String LABEL = "group";

    private final LiveView view;

    /** The groups of the hosts of a view. */
    public LabelMembership(LiveView view) {
        this.view = view;
    }

    @Override
    public Set<String> groups(String host) {
        return view.host(EVERYBODY, host)
                .map(HostView::labels)
                .map(labels -> labels.get(LABEL))
                .map(Set::of)
                .orElse(Set.of());
    }

    @Override
    public Collection<String> hosts() {
        return view.hosts(EVERYBODY).stream().map(HostView::host).toList();
    }
}
