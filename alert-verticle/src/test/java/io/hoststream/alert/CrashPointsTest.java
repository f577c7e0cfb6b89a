package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CrashPointsTest {

    private int crashes;

    private CrashPoints at(String wanted) {
        return new CrashPoints(wanted, () -> crashes++);
    }

    @Test
    void shouldCrashAtItsPointAlone() {
        CrashPoints points = at("sent");
        points.reached(CrashPoint.BEGUN);
        assertThat(crashes).isZero();
        points.reached(CrashPoint.SENT);
        assertThat(crashes).isEqualTo(1);
    }

    @Test
    void shouldPassThePointSoManyTimesBefore() {
        CrashPoints points = at("committed:2");
        points.reached(CrashPoint.COMMITTED);
        points.reached(CrashPoint.COMMITTED);
        assertThat(crashes).isZero();
        points.reached(CrashPoint.COMMITTED);
        assertThat(crashes).isEqualTo(1);
    }

    @Test
    void shouldDoNothingUnlessAsked() {
        CrashPoints.none().reached(CrashPoint.SENT);
        assertThat(System.getProperty(CrashPoints.PROPERTY)).isNull();
        CrashPoints.ofThisProcess().reached(CrashPoint.SENT);
        assertThat(crashes).isZero();
    }

    @Test
    void shouldRefuseAPointThatThereIsNot() {
        assertThatThrownBy(() -> at("later")).isInstanceOf(IllegalArgumentException.class);
    }
}
