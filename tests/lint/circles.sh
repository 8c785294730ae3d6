#!/bin/sh
# circles.sh -- no circle between modules; x.c, x.h and what only x shares with its parts (x_impl.h, x_parts.h) are one
set -eu
edges=$(mktemp)
trap 'rm -f "$edges"' EXIT
module() { m=${1%_impl}; echo "${m%_parts}"; }
for f in $(find src firmware-bridge -name '*.[ch]'); do
	dir=${f%/*}
	from=$(module "${f%.[ch]}")
	for inc in $(sed -n 's/^#include "\([^"]*\)\.h".*/\1/p' "$f"); do
		to=
		for t in "$dir/$inc" "src/$inc" "$inc"; do
			[ -f "$t.h" ] && { to=$(module "$t"); break; }
		done
		[ -n "$to" ] && [ "$to" != "$from" ] && echo "$from $to"
	done
done | sort -u >"$edges"
if ! tsort "$edges" >/dev/null 2>"$edges.err"; then
	echo "modules that include each other in a circle:"
	cat "$edges.err"
	rm -f "$edges.err"
	exit 1
fi
rm -f "$edges.err"
