package io.hoststream.serve.registry;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param subject the subject
 * @param number the version's number within it, from 1
 * @param id the schema's number in the framing
 * @param schema the schema
 */
record Version(String subject, int number, int id, Schema schema) {}
