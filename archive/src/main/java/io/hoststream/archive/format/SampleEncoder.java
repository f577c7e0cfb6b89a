package io.hoststream.archive.format;

import io.hoststream.avro.HostSample;
import java.io.ByteArrayOutputStream;

/** Turns the samples of one file into bytes. */
interface SampleEncoder {

    /** Adds the bytes of a sample. */
    void encode(HostSample sample, ByteArrayOutputStream to);
}
