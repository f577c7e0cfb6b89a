package io.hoststream.pipeline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private final List<Integer> asked = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Optional<Schema> answer = Optional.empty();

    private final Strangers strangers = new Strangers(
            id -> {
                asked.add(id);
                return answer;
            },
            nanos::get);

    @Test
    void shouldAskAgainAfterAMinute() {
        assertThat(strangers.find(50)).isEmpty();
        answer = ReleasedSchemas.find(2).map(ReleasedSchema::schema);
        assertThat(strangers.find(50)).isEmpty();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(strangers.find(50)).map(ReleasedSchema::id).contains(2);
        nanos.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(strangers.find(50)).map(ReleasedSchema::id).contains(2);
        assertThat(asked).containsExactly(50, 50);
    }

    @Test
    void shouldNotBeKeptBusyByRubbish() {
        for (int id = 1000; id < 3000; id++) {
            assertThat(strangers.find(id)).isEmpty();
        }
        assertThat(asked).hasSize(Strangers.MOST);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(strangers.find(1)).isEmpty();

        assertThat(asked).hasSize(Strangers.MOST + 1);
    }

    @Test
    void shouldSayNothingAboutAnIdWhileTheRegistryIsAway() {
        AtomicBoolean away = new AtomicBoolean(true);
        Strangers lonely = new Strangers(
                id -> {
                    asked.add(id);
                    if (away.get()) {
                        throw RegistryException.away("it is away", null);
                    }
                    return ReleasedSchemas.find(2).map(ReleasedSchema::schema);
                },
                nanos::get);

        for (int id : new int[] {50, 50, 51}) {
            assertThatThrownBy(() -> lonely.find(id))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("schema id " + id)
                    .hasMessageContaining("it is away");
        }
        assertThat(asked).containsExactly(50);
        away.set(false);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(lonely.find(50)).map(ReleasedSchema::id).contains(2);
        assertThat(lonely.find(51)).map(ReleasedSchema::id).contains(2);
    }
}
