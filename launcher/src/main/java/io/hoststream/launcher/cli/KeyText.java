package io.hoststream.launcher.cli;

import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.access.KeyFile;
import io.hoststream.serve.access.Scope;
import io.hoststream.serve.access.StoredKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is shown of keys. */
final class KeyText {

    private static final String LINE = "%-8s  %-9s  %-20s  %-20s  %-24s  %s";

    private KeyText() {}

    static void print(KeyFile file, Optional<StoredKey> builtIn, Instant now, boolean asJson, PrintWriter out) {
        List<StoredKey> keys = new ArrayList<>(builtIn.stream().toList());
        keys.addAll(file.read().all());
        Map<String, Instant> uses = file.uses().read();
        if (asJson) {
            JsonArray all = new JsonArray();
            keys.forEach(key -> all.add(json(key, uses.get(key.id()), now)));
            out.println(new JsonObject().put("keys", all).encode());
            return;
        }
        out.println(String.format(Locale.ROOT, LINE, "ID", "STATE", "UNTIL", "LAST USED", "NAME", "GOOD FOR"));
        keys.forEach(key -> out.println(String.format(
                Locale.ROOT,
                LINE,
                key.id(),
                state(key, now),
                key.life().expires() == null ? "-" : key.life().expires(),
                uses.containsKey(key.id()) ? uses.get(key.id()) : "-",
                key.name(),
                scope(key.scope()))));
    }

    static JsonObject json(StoredKey key, @Nullable Instant used, Instant now) {
        return new JsonObject()
                .put("id", key.id())
                .put("name", key.name())
                .put("builtIn", key.life().created().equals(Instant.EPOCH))
                .put("state", state(key, now))
                .put("permissions", new JsonArray(key.scope().permissionWords()))
                .put("hosts", patterns(key.scope().hosts()))
                .put("groups", patterns(key.scope().groups()))
                .put(
                        "created",
                        key.life().created().equals(Instant.EPOCH)
                                ? null
                                : text(key.life().created()))
                .put("expires", text(key.life().expires()))
                .put("revoked", text(key.life().revoked()))
                .put("lastUsed", text(used));
    }

    /** What a key is good for, in words. */
    static String scope(Scope scope) {
        String what = String.join(", ", scope.permissionWords());
        String where = scope.hosts().contains(new Glob("*"))
                ? " on all hosts"
                : words(" on hosts ", scope.hosts()) + words(" on groups ", scope.groups());
        return what + (where.isEmpty() ? " on no host" : where);
    }

    static String printable(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\p{Cntrl}", "?");
    }

    private static String words(String before, Set<Glob> globs) {
        return globs.isEmpty() ? "" : before + String.join(", ", sorted(globs));
    }

    private static JsonArray patterns(Set<Glob> globs) {
        return new JsonArray(sorted(globs));
    }

    private static List<String> sorted(Set<Glob> globs) {
        return globs.stream().map(Glob::pattern).sorted().toList();
    }

    private static String state(StoredKey key, Instant now) {
        if (key.life().revoked() != null) {
            return "revoked";
        }
        return key.life().over(now) ? "expired" : "good";
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
