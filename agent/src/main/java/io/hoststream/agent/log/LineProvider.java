package io.hoststream.agent.log;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Makes loggers that write lines to standard error. Kafka's clients report their ordinary life at INFO, so they start at WARN. */
public final class LineProvider implements SLF4JServiceProvider, ILoggerFactory {

    private static final String KAFKA = "org.apache.kafka";

    /** Repeats every attempt to connect as a warning; health says once that the broker is away. */
    private static final String KAFKA_NETWORK = "org.apache.kafka.clients.NetworkClient";

    private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter contexts = new NOPMDCAdapter();

    /** Makes this what SLF4J uses. To be called before the first logger is made. */
    public static void install() {
        // By name: looking for a provider on the class path would open every jar, and each keeps its table of contents.
        System.setProperty("slf4j.provider", LineProvider.class.getName());
        System.setProperty("slf4j.internal.verbosity", "WARN");
    }

    @Override
    public Logger getLogger(String name) {
        Logger known = loggers.get(name);
        if (known != null) {
            return known;
        }
        Logger made = new LineLogger(name, threshold(name), System.err, Clock.systemUTC());
        Logger raced = loggers.putIfAbsent(name, made);
        return raced == null ? made : raced;
    }

    private static Level threshold(String name) {
        if (!name.startsWith(KAFKA)) {
            return Level.INFO;
        }
        return name.equals(KAFKA_NETWORK) ? Level.ERROR : Level.WARN;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return this;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return contexts;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // Everything is made with the object.
    }
}
