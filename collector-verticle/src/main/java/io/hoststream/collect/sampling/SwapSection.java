package io.hoststream.collect.sampling;

import io.hoststream.avro.Swap;
import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.SwapReading;
import org.jspecify.annotations.Nullable;

/** The section of swap space and paging. */
final class SwapSection {

    private static final String FAMILY = "swap";

    private SwapSection() {}

    /** Null where swap space is not known. */
    static @Nullable Swap of(Reading now, @Nullable Reading before, Span span) {
        SwapReading swap = now.swap();
        if (swap == null) {
            return null;
        }
        SwapReading earlier = before == null ? null : before.swap();
        Changes changes =
                Changes.between(earlier, swap, before == null ? PagingReading.UNKNOWN : before.paging(), now.paging());
        if (changes.wentBack()) {
            span.reset(FAMILY);
            changes = Changes.UNKNOWN;
        }
        return rates(space(swap, now.paging()), changes, span).build();
    }

    private static Swap.Builder space(SwapReading swap, PagingReading paging) {
        long used = swap.total() - swap.free();
        return Swap.newBuilder()
                .setTotalBytes(swap.total())
                .setUsedBytes(used)
                .setFreeBytes(swap.free())
                .setUsagePercent(MemorySections.percent(used, swap.total()))
                .setCachedBytes(swap.cached())
                .setInBytes(swap.in())
                .setOutBytes(swap.out())
                .setPagedInBytes(paging.in())
                .setPagedOutBytes(paging.out())
                .setMajorFaults(paging.majorFaults());
    }

    private static Swap.Builder rates(Swap.Builder builder, Changes changes, Span span) {
        return builder.setInBytesPerSecond(span.perSecond(changes.in()))
                .setOutBytesPerSecond(span.perSecond(changes.out()))
                .setPagedInBytesPerSecond(span.perSecond(changes.pagedIn()))
                .setPagedOutBytesPerSecond(span.perSecond(changes.pagedOut()))
                .setMajorFaultsPerSecond(span.perSecond(changes.majorFaults()));
    }

    /** By how much the counters grew; null where that is not known. */
    private record Changes(
            @Nullable Long in,
            @Nullable Long out,
            @Nullable Long pagedIn,
            @Nullable Long pagedOut,
            @Nullable Long majorFaults) {

        static final Changes UNKNOWN = new Changes(null, null, null, null, null);

        static Changes between(
                @Nullable SwapReading before, SwapReading now, PagingReading pagedBefore, PagingReading paged) {
            return new Changes(
                    before == null ? null : Counters.delta(before.in(), now.in()),
                    before == null ? null : Counters.delta(before.out(), now.out()),
                    Counters.delta(pagedBefore.in(), paged.in()),
                    Counters.delta(pagedBefore.out(), paged.out()),
                    Counters.delta(pagedBefore.majorFaults(), paged.majorFaults()));
        }

        boolean wentBack() {
            return Counters.wentBack(in)
                    || Counters.wentBack(out)
                    || Counters.wentBack(pagedIn)
                    || Counters.wentBack(pagedOut)
                    || Counters.wentBack(majorFaults);
        }
    }
}
