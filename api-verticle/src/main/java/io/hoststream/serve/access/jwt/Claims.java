package io.hoststream.serve.access.jwt;

import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.access.Scope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a token claims, checked one by one. Pure. */
final class Claims {

    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,255}");
    /** The year 9999. */
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    private final Map<String, @Nullable Object> claims;

    Claims(Map<String, @Nullable Object> claims) {
        this.claims = claims;
    }

    /** Checks who it is from and for, and that it is good now; returns when it ends, the skew included. */
    Instant check(TokenRules rules, Instant now) throws RefusedTokenException {
        if (!rules.issuer().equals(claims.get("iss"))) {
            throw new RefusedTokenException("issuer");
        }
        if (!isFor(rules.audience())) {
            throw new RefusedTokenException("audience");
        }
        Instant issued = time("iat");
        Instant ends = time("exp");
        Instant begins = claims.containsKey("nbf") ? time("nbf") : issued;
        Instant latest = now.plus(rules.skew());
        if (issued.isAfter(latest) || begins.isAfter(latest)) {
            throw new RefusedTokenException("not-yet-valid");
        }
        if (ends.isAfter(issued.plus(rules.longest()))) {
            throw new RefusedTokenException("lives-too-long");
        }
        Instant end = ends.plus(rules.skew());
        if (!now.isBefore(end)) {
            throw new RefusedTokenException("expired");
        }
        return end;
    }

    private boolean isFor(String audience) {
        Object named = claims.get("aud");
        return named instanceof List<?> list ? list.contains(audience) : audience.equals(named);
    }

    /** Who it is about. */
    String subject() throws RefusedTokenException {
        if (claims.get("sub") instanceof String subject
                && SUBJECT.matcher(subject).matches()) {
            return subject;
        }
        throw new RefusedTokenException("subject");
    }

    /** What it is good for. Words of {@code scope} that are somebody else's mean nothing here. */
    Scope scope() throws RefusedTokenException {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        Object words = claims.get("scope");
        if (words instanceof String text) {
            for (String word : text.split(" ", -1)) {
                if (Scope.words().contains(word)) {
                    permissions.add(Permission.valueOf(word.toUpperCase(Locale.ROOT)));
                }
            }
        } else if (words != null) {
            throw new RefusedTokenException("scope");
        }
        return new Scope(permissions, globs("hoststream_hosts"), globs("hoststream_groups"));
    }

    private Set<Glob> globs(String name) throws RefusedTokenException {
        Object value = claims.get(name);
        if (value == null && !claims.containsKey(name)) {
            return Set.of();
        }
        if (value instanceof List<?> list
                && list.size() <= Scope.MOST_PATTERNS
                && list.stream().allMatch(item -> item instanceof String text && Scope.isPattern(text))) {
            return Scope.globs(list.stream().map(String.class::cast).toList());
        }
        throw new RefusedTokenException("hosts");
    }

    private Instant time(String name) throws RefusedTokenException {
        if (claims.get(name) instanceof BigDecimal seconds && seconds.signum() >= 0 && seconds.compareTo(LATEST) <= 0) {
            return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        }
        throw new RefusedTokenException(name);
    }
}
