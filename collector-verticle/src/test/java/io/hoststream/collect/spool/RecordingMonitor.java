package io.hoststream.collect.spool;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Remembers what it was told. */
public final class RecordingMonitor implements SpoolMonitor {

    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final List<String> said = new ArrayList<>();
    private int appendFailures;

    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    public List<String> said() {
        return said;
    }

    public int appendFailures() {
        return appendFailures;
    }

    @Override
    public void dropped(DropReason reason, long samples) {
        dropped.merge(reason, samples, Long::sum);
    }

    @Override
    public void damaged(String file, long bytes) {
        said.add("damaged");
    }

    @Override
    public void cut(String file, long bytes) {
        said.add("cut");
    }

    @Override
    public void ledgerLost() {
        said.add("ledger lost");
    }

    @Override
    public void setAside(String file) {
        said.add("set aside");
    }

    @Override
    public void appendFailed() {
        appendFailures++;
    }

    @Override
    public void troubled(String how) {
        said.add(how);
    }

    @Override
    public void recovered() {
        said.add("recovered");
    }
}
