package io.hoststream.alert.engine;

import io.hoststream.alert.learn.Changes;
import io.hoststream.alert.learn.Restored;
import io.hoststream.alert.rule.Signal;

/** By how much a value changed over the rule's window. */
final class ChangeLearner implements Learner {

    private final Changes changes;

    ChangeLearner(Signal.Change signal) {
        this.changes = new Changes(signal.over());
    }

    @Override
    public double signal(long last, long time, double value) {
        return changes.changeOver(time, value);
    }

    @Override
    public Facts facts(long time, double value, double change) {
        return new Facts(value, null, null, null);
    }

    @Override
    public void learn(long time, double value) {
        changes.learn(time, value);
    }

    @Override
    public byte[] state() {
        return changes.state();
    }

    @Override
    public Restored restore(byte[] state) {
        return changes.restore(state);
    }
}
