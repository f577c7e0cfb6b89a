package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.pipeline.process.CrashPoint;
import org.junit.jupiter.api.Test;

class CrashPointsTest {

    private int crashes;

    private CrashPoints at(String wanted) {
        return new CrashPoints(wanted, () -> crashes++);
    }

    @Test
    void shouldCrashAtItsPointAlone() {
        CrashPoints points = at("sent");
        points.reached(TransactionPoint.BEGUN);
        assertThat(crashes).isZero();
        points.reached(TransactionPoint.SENT);
        assertThat(crashes).isEqualTo(1);
    }

    @Test
    void shouldPassThePointSoManyTimesBefore() {
        CrashPoints points = at("committed:2");
        points.reached(TransactionPoint.COMMITTED);
        points.reached(TransactionPoint.COMMITTED);
        assertThat(crashes).isZero();
        points.reached(TransactionPoint.COMMITTED);
        assertThat(crashes).isEqualTo(1);
    }

    @Test
    void shouldDoNothingUnlessAsked() {
        CrashPoints.none().reached(TransactionPoint.SENT);
        assertThat(System.getProperty(CrashPoint.PROPERTY)).isNull();
        CrashPoints.ofThisProcess().reached(TransactionPoint.SENT);
        assertThat(crashes).isZero();
    }

    @Test
    void shouldLeavePlacesOfOtherRolesAlone() {
        CrashPoints points = at("notify-after-send");
        for (TransactionPoint point : TransactionPoint.values()) {
            points.reached(point);
        }
        assertThat(crashes).isZero();
    }
}
