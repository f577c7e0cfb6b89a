#!/bin/sh
# Writes a week of a hundred hosts as the archive's day files, and asks about it: history.sh JAVA CLASSPATH [METRICS] [DIR].
# Without promtool and prometheus on the path only the files are asked.
set -eu
java=$1
classpath=$2
metrics=${3:-10}
directory=${4:-}
if [ -z "$directory" ]; then
    directory=$(mktemp -d)
    trap 'rm -rf "$directory"' EXIT
fi
scene() {
    main=$1
    shift
    "$java" -Xmx512m -Dlogback.configurationFile=logback-client.xml -cp "$classpath" "io.hoststream.bench.history.$main" "$@"
}
scene Week "$directory" "$metrics"
if command -v prometheus >/dev/null && command -v promtool >/dev/null; then
    scene Questions "$directory" "$metrics"
else
    scene Questions "$directory" "$metrics" files
fi
