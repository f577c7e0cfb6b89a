package io.hoststream.alert.learn;

/** Makes forecasters. */
public final class Forecasters {

    private Forecasters() {}

    /**
     * The trend of the last two weeks, each hour held against the same hour one and seven days before, and a branch of its
     * own for growth that fills within hours. It has no opinion before it has seen two days.
     */
    public static Forecaster robustTrend() {
        return new RobustTrend();
    }
}
