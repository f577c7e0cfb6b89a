package io.hoststream.serve.live;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.metric.Unit;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.Series;
import java.io.IOException;

/** Rounds values to what a person can tell apart, so that frames stay small. */
final class Decimals {

    private static final double THOUSAND = 1000;
    private static final double HUNDRED = 100;

    private Decimals() {}

    /** Writes a value of a series; null where there is none. */
    static void write(JsonGenerator json, Series series, double value) throws IOException {
        JsonText.number(json, round(series.metric().unit(), value));
    }

    /** Three decimals below a thousand, two above; a rate from a thousand on is whole. */
    static double round(Unit unit, double value) {
        if (Math.abs(value) < THOUSAND) {
            return Math.rint(value * THOUSAND) / THOUSAND;
        }
        boolean rate = unit == Unit.BYTES_PER_SECOND || unit == Unit.PER_SECOND;
        return rate ? Math.rint(value) : Math.rint(value * HUNDRED) / HUNDRED;
    }
}
