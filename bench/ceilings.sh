#!/usr/bin/env bash
# The collector at 1 s on hosts with very many of something, each made in namespaces that end with the process:
#   bench/run collector-ceilings [mounts|interfaces|sockets]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export BENCH_NO_BUILD=1

mounts=2000
interfaces=500
sockets=120000

# Runs one scene within namespaces of its own; its second argument is an empty directory. What is made here is gone when this process is, whatever ends it.
inside() {
    local i directory
    ip link set lo up
    case $1 in
        mounts)
            directory=$2
            mount -t tmpfs -o size=16m,mode=755 ceiling "$directory"
            for ((i = 1; i <= mounts; i++)); do
                mkdir "$directory/$i"
                mount -t tmpfs -o size=64k "ceiling-$i" "$directory/$i"
            done
            bench/run ceiling "$mounts mounts"
            ;;
        interfaces)
            for ((i = 1; i <= interfaces / 2; i++)); do
                printf 'link add ceil%da type veth peer name ceil%db\nlink set ceil%da up\nlink set ceil%db up\n' "$i" "$i" "$i" "$i"
            done | ip -batch -
            bench/run ceiling "$interfaces interfaces"
            ;;
        sockets)
            sysctl -qw net.ipv4.ip_local_port_range='10000 65000'
            bench/run ceiling "$sockets sockets" "$sockets"
            ;;
        *)
            printf 'ceilings: "%s" is not a scene: expected mounts, interfaces or sockets\n' "$1" >&2
            exit 2
            ;;
    esac
}

if [ "${CEILING_INSIDE:-0}" = 1 ]; then
    inside "$@"
    exit
fi

[ "$(id -u)" -eq 0 ] || { printf 'ceilings: making namespaces takes root\n' >&2; exit 2; }
# Empty outside: what is mounted there is seen inside only.
directory=$(mktemp -d /tmp/ceiling-mounts.XXXXXX)
trap 'rmdir "$directory"' EXIT
status=0
for scene in "${@:-mounts interfaces sockets}"; do
    # shellcheck disable=SC2086 # the default is several words
    for one in $scene; do
        CEILING_INSIDE=1 unshare --mount --net --propagation private bench/ceilings.sh "$one" "$directory" || status=1
    done
done
exit "$status"
