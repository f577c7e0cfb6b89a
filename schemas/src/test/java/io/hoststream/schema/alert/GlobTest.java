package io.hoststream.schema.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "web-1,web-1,true",
        "web-1,web-12,false",
        "web-*,web-,true",
        "web-*,web-12,true",
        "web-*,db-1,false",
        "*,anything,true",
        "*-1,web-1,true",
        "*-1,web-1-2,false",
        "w*b*1,web-b-1,true",
        "w*b*1,web-2,false",
        "web-?,web-1,true",
        "web-?,web-,false",
        "web-?,web-12,false",
        "a*?c,abc,true",
        "a.c,abc,false",
        "'','',true",
        "'',a,false",
        "**,'',true",
    })
    void shouldMatchWholeNames(String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void shouldNotTakeLongerForACleverPattern() {
        Glob glob = new Glob("*a".repeat(50) + "b");
        String name = "a".repeat(5000);
        boolean matches = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> glob.matches(name));
        assertThat(matches).isFalse();
    }
}
