package io.hoststream.serve.attack;

/** How many cases a test tries. */
final class Cases {

    private Cases() {}

    /** So many, or as many as {@code -Dattack.cases} says. */
    static int of(int byDefault) {
        return Integer.getInteger("attack.cases", byDefault);
    }
}
