package io.hoststream.archive.parquet;

/** What the values of a series share. */
record SeriesKey(String metric, String host, String device, String labels) implements Comparable<SeriesKey> {

    @Override
    public int compareTo(SeriesKey other) {
        int order = compare(metric, other.metric);
        order = order == 0 ? compare(host, other.host) : order;
        order = order == 0 ? compare(device, other.device) : order;
        return order == 0 ? compare(labels, other.labels) : order;
    }

    /** How much memory it takes, in a table that finds it; bytes, approximately. */
    int bytes() {
        return 160 + device.length() + labels.length();
    }

    /** By code points, as the database sorts; Java's own order has surrogates before the rest of what lies above them. */
    private static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) == Character.isSurrogate(b);
                return surrogates ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
