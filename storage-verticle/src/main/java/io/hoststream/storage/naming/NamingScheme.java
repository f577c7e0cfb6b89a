package io.hoststream.storage.naming;

/** The namings that there are, as a setting names them. */
// Namings keep nothing, though an interface does not say so.
@SuppressWarnings("ImmutableEnumChecker")
public enum NamingScheme {
    /** The catalogue's own names: {@code host_*}, with label {@code host}. */
    HOSTSTREAM(new CatalogueNaming()),
    /** The names of Prometheus's node_exporter: {@code node_*}, with label {@code instance}. */
    NODE_EXPORTER(new NodeExporterNaming());

    private final Naming naming;

    NamingScheme(Naming naming) {
        this.naming = naming;
    }

    /** The naming of this name. */
    public Naming naming() {
        return naming;
    }
}
