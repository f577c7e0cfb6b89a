package io.hoststream.collect.linux;

import io.hoststream.collect.filesystem.Mount;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /proc/self/mountinfo}: every mount that this process can reach. */
final class Mountinfo {

    /** Its subvolumes are mounted as parts of it, and are what people call filesystems there. */
    private static final String BTRFS = "btrfs";

    private Mountinfo() {}

    static List<Mount> parse(ProcText text) throws MalformedTextException {
        MountTree tree = new MountTree();
        while (!text.atEnd()) {
            if (text.hasWord()) {
                tree.add(text.word(), text.word(), mount(text));
            }
            text.nextLine();
        }
        return tree.reachable();
    }

    /** Behind its number and its parent's: major:minor, root, mount point, options, optional fields, -, type, device, options. */
    private static Mount mount(ProcText text) throws MalformedTextException {
        String identity = text.word();
        String root = text.word();
        String mountpoint = unescaped(text.word());
        // The options of this mount: a service's own view of it may be read-only although the filesystem is not.
        text.skipWord();
        while (text.hasWord() && !text.word().equals("-")) {
            // An optional field.
        }
        if (!text.hasWord()) {
            throw text.malformed("the type of the mount " + mountpoint);
        }
        String type = text.word();
        String device = unescaped(text.word());
        String superOptions = text.word();
        boolean bind = !root.equals("/") && !type.equals(BTRFS);
        boolean emergency = has(superOptions, "emergency_ro");
        return new Mount(mountpoint, device, type, emergency || has(superOptions, "ro"), identity, bind, emergency);
    }

    /** Whether an option is among others with commas between. */
    private static boolean has(String options, String option) {
        int at = options.indexOf(option);
        while (at >= 0) {
            int end = at + option.length();
            boolean begins = at == 0 || options.charAt(at - 1) == ',';
            if (begins && (end == options.length() || options.charAt(end) == ',')) {
                return true;
            }
            at = options.indexOf(option, end);
        }
        return false;
    }

    /** Blanks, line ends and backslashes are written as three octal digits, byte by byte. */
    static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        byte[] escaped = text.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[escaped.length];
        int length = 0;
        int at = 0;
        while (at < escaped.length) {
            boolean octal = escaped[at] == '\\' && at + 3 < escaped.length;
            plain[length] = octal ? octal(escaped, at + 1) : escaped[at];
            length++;
            at += octal ? 4 : 1;
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    private static byte octal(byte[] bytes, int at) {
        return (byte) ((bytes[at] - '0') << 6 | (bytes[at + 1] - '0') << 3 | bytes[at + 2] - '0');
    }
}
