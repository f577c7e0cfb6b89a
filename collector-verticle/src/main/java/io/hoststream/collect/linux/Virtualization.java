package io.hoststream.collect.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In what kind of container or virtual machine this is: the innermost that is known. */
final class Virtualization {

    private static final Map<String, String> MAKERS = makers();

    private final HostRoot root;

    Virtualization(HostRoot root) {
        this.root = root;
    }

    /** By the names that systemd uses for them; null for none, or none that is known. */
    @Nullable
    String read() {
        String container = container();
        if (container != null) {
            return container;
        }
        String maker = LinuxFacts.text(root.sys("class/dmi/id/sys_vendor"));
        String product = LinuxFacts.text(root.sys("class/dmi/id/product_name"));
        String byMaker = maker(maker + " " + product);
        if (byMaker != null) {
            return byMaker;
        }
        return Files.exists(root.sys("hypervisor/type")) ? "xen" : hypervisorFlag();
    }

    /** The kind of container, by the name that systemd uses; null for none. */
    @Nullable
    String container() {
        String told = LinuxFacts.text(root.path().resolve("run/systemd/container"));
        if (told != null && !told.isBlank()) {
            return told.strip();
        }
        if (Files.exists(root.path().resolve("run/.containerenv"))) {
            return "podman";
        }
        return Files.exists(root.path().resolve(".dockerenv")) ? "docker" : null;
    }

    /** By what the firmware says of the machine. */
    static @Nullable String maker(String makerAndProduct) {
        return MAKERS.entrySet().stream()
                .filter(entry -> makerAndProduct.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String hypervisorFlag() {
        try (BufferedReader lines = Files.newBufferedReader(root.proc("cpuinfo"), StandardCharsets.ISO_8859_1)) {
            boolean virtual =
                    lines.lines().limit(200).anyMatch(line -> line.startsWith("flags") && line.contains(" hypervisor"));
            return virtual ? "vm-other" : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Map<String, String> makers() {
        Map<String, String> makers = new LinkedHashMap<>();
        makers.put("VMware", "vmware");
        makers.put("VirtualBox", "oracle");
        makers.put("innotek", "oracle");
        makers.put("Microsoft Corporation Virtual Machine", "microsoft");
        makers.put("Parallels", "parallels");
        makers.put("Xen", "xen");
        makers.put("bhyve", "bhyve");
        makers.put("QEMU", "kvm");
        makers.put("KVM", "kvm");
        makers.put("OpenStack", "kvm");
        makers.put("Google Compute Engine", "google");
        return makers;
    }
}
