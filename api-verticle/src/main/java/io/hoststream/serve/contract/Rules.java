package io.hoststream.serve.contract;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.http.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the contract says of requests to one operation. Checked here and not by the library that read it: that one hops to
 * another thread for every request, decodes what is decoded already (so that a plus sign becomes a space), and takes texts
 * that look like numbers for numbers.
 */
public final class Rules {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;

    private final List<ParameterRule> path;
    private final Map<String, ParameterRule> query;
    private final Set<Permission> permissions;

    /** Fails with {@link IllegalStateException} if the contract says something that would not be checked. */
    public Rules(Operation operation) {
        this.path = rules(operation, Location.PATH);
        this.query = new LinkedHashMap<>();
        rules(operation, Location.QUERY).forEach(rule -> query.put(rule.name(), rule));
        this.permissions = permissions(operation);
        if (path.size() + query.size() != operation.getParameters().size()) {
            throw new IllegalStateException(
                    operation.getOperationId() + " has parameters that are not in the path or the query");
        }
    }

    /**
     * Looks whether the one who asks may.
     *
     * @throws ProblemException if not
     */
    public void checkPermissions(Access access) {
        for (Permission permission : permissions) {
            if (!access.may(permission)) {
                throw new ProblemException(
                        FORBIDDEN,
                        "the key may not do this; expected one with the scope "
                                + permission.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Whether the operation is for those with a key. */
    public boolean needsKey() {
        return !permissions.isEmpty();
    }

    /**
     * Looks whether the parameters will do: those of the query are known ones, so that a mistyped one is not silently
     * ignored, and all are what they should be.
     *
     * @throws ProblemException if they will not
     */
    public void checkParameters(Map<String, String> inPath, MultiMap inQuery) {
        for (ParameterRule rule : path) {
            rule.check(List.of(inPath.getOrDefault(rule.name(), "")));
        }
        if (!inQuery.isEmpty()) {
            for (String name : inQuery.names()) {
                if (!query.containsKey(name)) {
                    throw new ProblemException(
                            BAD_REQUEST,
                            "parameter " + shortened(name) + " is not known"
                                    + Suggestions.hint(shortened(name), query.keySet()));
                }
            }
        }
        for (ParameterRule rule : query.values()) {
            rule.check(inQuery.getAll(rule.name()));
        }
    }

    /** The values of a list that may be written with commas, or several times. */
    public static List<String> items(List<String> values) {
        return ParameterRule.items(values);
    }

    private static List<ParameterRule> rules(Operation operation, Location location) {
        return operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == location)
                .map(ParameterRule::new)
                .toList();
    }

    private static Set<Permission> permissions(Operation operation) {
        return Skeleton.scopes(operation).stream()
                .map(scope -> Permission.valueOf(scope.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String shortened(String text) {
        int most = 64;
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
