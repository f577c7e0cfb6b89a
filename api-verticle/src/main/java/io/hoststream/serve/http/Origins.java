package io.hoststream.serve.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The origins whose pages may open a socket and change something: the server's own, by the name it was called, and those that are listed. */
public final class Origins {

    private final Set<String> listed;

    /** Its own origin and these, such as {@code https://metrics.example}. */
    public Origins(List<String> listed) {
        this.listed =
                listed.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether requests from pages of this origin are taken by a server that was called by this name. */
    public boolean allow(String origin, @Nullable String calledHost) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return listed.contains(lower)
                || (calledHost != null && calledHost.toLowerCase(Locale.ROOT).equals(authority(lower)));
    }

    private static @Nullable String authority(String origin) {
        try {
            URI uri = new URI(origin);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
            return web && bare ? uri.getRawAuthority() : null;
        } catch (URISyntaxException e) {
            // Not an origin, so nobody's: "null" and the like come from pages in a sandbox.
            return null;
        }
    }
}
