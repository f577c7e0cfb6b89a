package io.hoststream.collect.linux;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process's own auxiliary vector. */
final class SelfAuxv {

    private static final Logger LOG = LoggerFactory.getLogger(SelfAuxv.class);
    private static final Path FILE = Path.of("/proc/self/auxv");

    private SelfAuxv() {}

    /** The constants of the running kernel; the usual ones, with a warning, where they cannot be read. */
    static Auxv read() {
        try {
            int wordBytes = System.getProperty("sun.arch.data.model", "64").equals("32") ? Integer.BYTES : Long.BYTES;
            return Auxv.parse(Files.readAllBytes(FILE), ByteOrder.nativeOrder(), wordBytes);
        } catch (IOException e) {
            LOG.warn("file={} cannot be read, {} is assumed: {}", FILE, Auxv.USUAL, e.toString());
            return Auxv.USUAL;
        }
    }
}
