package io.hoststream.schema.wire;

import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.Network;

/** The families that have an item for each device. */
final class DeviceBody {

    private DeviceBody() {}

    static Disk disk(BinaryInput in) {
        return new Disk(
                in.text(),
                in.optionalText(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalInteger());
    }

    static Network network(BinaryInput in) {
        return new Network(
                in.text(),
                in.optionalNumber(),
                in.optionalBool(),
                in.optionalBool(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber());
    }

    static Filesystem filesystem(BinaryInput in) {
        return new Filesystem(
                in.text(),
                in.text(),
                in.text(),
                in.optionalBool(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalSingle(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalSingle(),
                in.bool(),
                in.bool());
    }
}
