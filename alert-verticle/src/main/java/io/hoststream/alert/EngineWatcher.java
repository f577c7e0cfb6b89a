package io.hoststream.alert;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.loop.Received;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine under the rules that are in force at the moment. */
final class EngineWatcher implements Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(EngineWatcher.class);

    private final Engine engine;
    private final Supplier<Rules> rules;

    EngineWatcher(TopicPartition partition, EngineSettings settings, Supplier<Rules> rules) {
        this.engine = new Engine(partition, settings);
        this.rules = rules;
    }

    @Override
    public void restore(HostWatch watch) {
        engine.restore(watch);
    }

    @Override
    public List<AlertEvent> evaluate(Received<HostSample> received, HostSample sample, boolean live, boolean relearn) {
        Instant arrived = Instant.ofEpochMilli(received.arrivedMillis());
        return engine.evaluate(
                rules.get(), new Arrival(new SampleMoment(sample), received.offset(), arrived, live, relearn));
    }

    @Override
    public List<AlertEvent> quietUntil(Instant now, Instant hearingSince) {
        return engine.quietUntil(rules.get(), now, hearingSince);
    }

    @Override
    public List<HostWatch> takeChanged() {
        return engine.takeChanged();
    }

    @Override
    public List<HostWatch> takeLearned(Instant now) {
        engine.takeProblems().forEach(problem -> LOG.warn("{}", problem));
        return engine.takeLearned(now);
    }

    @Override
    public List<HostWatch> takeAll() {
        return engine.takeAll();
    }

    @Override
    public long relearnFrom(long committed) {
        return engine.relearnFrom(committed);
    }

    @Override
    public long values() {
        return engine.values();
    }

    @Override
    public long repeats() {
        return engine.repeats();
    }

    @Override
    public int active() {
        return engine.active();
    }
}
