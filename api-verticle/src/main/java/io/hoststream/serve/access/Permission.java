package io.hoststream.serve.access;

/** What a principal may do. */
public enum Permission {
    /** Read hosts, metrics and alerts, and follow the live feed. */
    READ,

    /** Make and end silences of what they see. */
    SILENCE,

    /** Put hosts they see into groups and take them out, and remove hosts from the inventory. */
    MANAGE
}
