package io.hoststream.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlKeyTest {

    @Test
    void shouldSayWhomARequestIsTo() {
        assertThat(ControlKey.boost("web-1")).isEqualTo("boost/web-1");
        assertThat(ControlKey.boostedHost("boost/web-1")).contains("web-1");
        assertThat(ControlKey.boostedHost("silence/web-1")).isEmpty();
        assertThat(ControlKey.boostedHost(null)).isEmpty();
    }

    @Test
    void shouldSayWhoseGroupsTheyAre() {
        assertThat(ControlKey.groups("web-1")).isEqualTo("groups/web-1");
        assertThat(ControlKey.groupedHost("groups/web-1")).contains("web-1");
        assertThat(ControlKey.groupedHost("boost/web-1")).isEmpty();
        assertThat(ControlKey.groupedHost(null)).isEmpty();
    }
}
