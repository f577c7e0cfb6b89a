#!/bin/sh
# A broker that is away while its collector is killed with -9 three times: is every numbered sample on the topic afterwards,
# in order? Takes the length of the outage in seconds (default 600). HOSTSTREAM is the command, DIR where everything lies.
# Ends with 0 if nothing is missing and all is in order; prints how many samples were repeated.
set -eu
outage=${1:-600}
here=$(cd "$(dirname "$0")" && pwd -P)
hoststream=${HOSTSTREAM:-$here/../../hoststream}
dir=${DIR:-$(mktemp -d)}
port=${PORT:-19192}
health=$((port + 1))
cluster="" collector=""
mkdir -p "$dir"

stop() {
    for pid in $collector $cluster; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
}
trap stop EXIT

broker() {
    "$hoststream" up --data "$dir/cluster" --set "broker.port=$port" --set collect.host=cluster --set collect.interval=60s \
        --set "serve.port=$((port + 2))" --set "export.port=$((port + 3))" >>"$dir/cluster.log" 2>&1 &
    cluster=$!
}

collector() {
    "$hoststream" run collect --data "$dir/collector" --set "kafka.bootstrap=127.0.0.1:$port" --set collect.host=subject \
        --set collect.interval=1s --set "health.port=$health" >>"$dir/collector.log" 2>&1 &
    collector=$!
}

say() {
    printf '%s %s\n' "$(date +%T)" "$1"
}

waiting() {
    curl -s "http://127.0.0.1:$health/metrics" | sed -n 's/^hoststream_collect_samples_waiting \([0-9]*\).*/\1/p'
}

resident() {
    awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$collector/status"
}

broker
collector
sleep 30
say "the broker goes away for $outage s; $(waiting) samples wait, the collector takes $(resident) MB"
kill "$cluster" && wait "$cluster" || true
cluster=""
for kill in 1 2 3; do
    sleep $((outage / 4))
    say "kill -9 number $kill: $(waiting) samples wait, the collector takes $(resident) MB"
    kill -9 "$collector"
    wait "$collector" 2>/dev/null || true
    collector
done
sleep $((outage / 4))
say "the broker comes back: $(waiting) samples wait, the collector takes $(resident) MB"
broker
back=$(date +%s)
until [ "$(waiting)" -le 1 ]; do
    [ $(($(date +%s) - back)) -lt 120 ] || { say "the backlog does not drain"; exit 1; }
    sleep 1
done
say "drained $(($(date +%s) - back)) s after the start of the broker"
kill "$collector" && wait "$collector" || true
collector=""

timeout 30 "$hoststream" tail --from-beginning --json --host subject --set "kafka.bootstrap=127.0.0.1:$port" \
    >"$dir/topic.json" 2>"$dir/tail.log" || true
# Numbers of each run have to follow one another; a number that is not above the highest seen is a repeat.
sed -n 's/.*"epoch": *"\{0,1\}\([^",]*\)"\{0,1\}, *"sequence": *\([0-9]*\).*/\1 \2/p' "$dir/topic.json" | awk '
    $1 != run { if ($1 < run) { backwards++; next } run = $1; last = 0; runs++ }
    $2 <= last { repeats++; next }
    $2 != last + 1 { gaps += $2 - last - 1 }
    { last = $2; count++ }
    END {
        printf "samples=%d runs=%d missing=%d repeats=%d runs-out-of-order=%d\n", count, runs, gaps, repeats, backwards
        exit !(count > 0 && runs == 4 && gaps == 0 && backwards == 0)
    }'
