package io.hoststream.pipeline.process;

/** What the libraries allow by default and hoststream never needs. */
public final class Hardening {

    private Hardening() {}

    /**
     * Switches off what the libraries allow by default and hoststream never needs. They read these properties once, when
     * their classes load, so this comes first. A property given on the command line wins.
     */
    public static void apply() {
        // A record of a few bytes may claim a string of two gigabytes; no field of ours comes near a megabyte.
        setDefault("org.apache.avro.limits.string.maxLength", "1048576");
        setDefault("org.apache.avro.limits.bytes.maxLength", "1048576");
        setDefault("org.apache.avro.limits.collectionItems.maxLength", "100000");
        setDefault(
                "org.apache.kafka.allowed.login.modules",
                "org.apache.kafka.common.security.scram.ScramLoginModule,"
                        + "org.apache.kafka.common.security.plain.PlainLoginModule");
        setDefault("org.apache.kafka.automatic.config.providers", "none");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
