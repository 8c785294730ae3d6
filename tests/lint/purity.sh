#!/bin/sh
# purity.sh BUILD -- the core calls nothing but itself, mem* and the assertion's end
set -eu
objects=$(find "$1/obj/src/core" -name '*.o')
own=$(nm --defined-only -g $objects | awk 'NF == 3 { print $3 }' | sort -u)
status=0
for s in $(nm -u $objects | awk '$1 == "U" { print $2 }' | sort -u); do
	case $s in memcpy | memmove | memset | memcmp | __assert_fail) continue ;; esac
	echo "$own" | grep -qxF "$s" || { echo "core calls $s"; status=1; }
done
exit $status
