package io.hoststream.collect.filesystem;

import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Mounts that answer, or block until they are let go, as a network filesystem does whose server is gone. */
final class FakeMounts implements MountSource {

    static final Space SPACE = new Space(1000, 400, 300, null);

    private final List<Mount> mounts = new ArrayList<>();
    private final Map<String, CountDownLatch> dead = new ConcurrentHashMap<>();
    private final Set<String> sizeless = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private boolean broken;

    FakeMounts alive(String... places) {
        for (String place : places) {
            mounts.add(new Mount(place, "/dev" + place, "ext4", false, place, false));
        }
        return this;
    }

    FakeMounts dead(String... places) {
        alive(places);
        for (String place : places) {
            dead.put(place, new CountDownLatch(1));
        }
        return this;
    }

    FakeMounts sizeless(String place) {
        alive(place);
        sizeless.add(place);
        return this;
    }

    FakeMounts failing(String place) {
        alive(place);
        failing.add(place);
        return this;
    }

    FakeMounts broken() {
        broken = true;
        return this;
    }

    void revive(String place) {
        CountDownLatch latch = dead.remove(place);
        if (latch != null) {
            latch.countDown();
        }
    }

    void reviveAll() {
        List.copyOf(dead.keySet()).forEach(this::revive);
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public List<Mount> mounts() throws IOException {
        if (broken) {
            throw new IOException("no list of mounts");
        }
        return mounts;
    }

    @Override
    public @Nullable Space space(Mount mount) {
        asked.add(mount.mountpoint());
        CountDownLatch latch = dead.get(mount.mountpoint());
        if (latch != null) {
            block(latch);
        }
        if (failing.contains(mount.mountpoint())) {
            throw new UncheckedIOException(new IOException("Stale file handle"));
        }
        return sizeless.contains(mount.mountpoint()) ? null : SPACE;
    }

    @Override
    public Map<String, Inodes> inodes(List<String> mountpoints) {
        return mountpoints.contains("/a") ? Map.of("/a", new Inodes(10, 5)) : Map.of();
    }

    /** As the kernel does, which does not listen to interrupts either. */
    private static void block(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
