package io.hoststream.bench.alert;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.HostSample;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Plays a recording to an engine. */
final class Playing {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 0);

    private Playing() {}

    static Engine engine() {
        return new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
    }

    /** Processor time of this thread: what else the machine does is no matter. */
    static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Once more, after so many times; gives the number of events. */
    static long play(Recording recording, List<HostSample> samples, int times, Engine engine, Rules rules) {
        Duration later = recording.length().multipliedBy(times);
        long offset = (long) times * samples.size();
        long events = 0;
        for (HostSample sample : samples) {
            Later moment = new Later(new SampleMoment(sample), later, times);
            Arrival arrival = new Arrival(moment, offset++, moment.time(), true, false);
            events += engine.evaluate(rules, arrival).size();
        }
        return events;
    }
}
