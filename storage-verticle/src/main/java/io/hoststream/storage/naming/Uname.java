package io.hoststream.storage.naming;

import io.hoststream.avro.HostInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What uname would say, from what a collector registered; what it does not tell, such as the build of the kernel, is left out. */
final class Uname {

    private static final Map<String, String> MACHINES = Map.of("amd64", "x86_64");
    private static final Set<String> X86 = Set.of("amd64", "x86_64", "x86", "i386", "i686");

    private Uname() {}

    /** The labels, of which the name of the host is always known. */
    static Map<String, String> labels(String host, @Nullable HostInfo info) {
        Map<String, String> labels = new HashMap<>(Map.of("nodename", host));
        if (info != null) {
            String kernel = info.getKernel();
            String architecture = info.getArchitecture();
            String system = info.getOperatingSystem();
            if (kernel != null && !kernel.isEmpty()) {
                labels.put("release", kernel);
            }
            if (architecture != null && !architecture.isEmpty()) {
                labels.put("machine", MACHINES.getOrDefault(architecture, architecture));
            }
            if (system != null && !system.isEmpty()) {
                labels.put("sysname", system(system.toLowerCase(Locale.ROOT)));
            }
        }
        return labels;
    }

    /** Whether it is a processor of the x86 family. */
    static boolean isX86(HostInfo info) {
        String architecture = info.getArchitecture();
        return architecture != null && X86.contains(architecture);
    }

    private static String system(String name) {
        if (name.contains("windows")) {
            return "Windows";
        }
        if (name.contains("macos") || name.contains("os x")) {
            return "Darwin";
        }
        return name.contains("freebsd") ? "FreeBSD" : "Linux";
    }
}
