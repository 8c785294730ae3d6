#!/bin/sh
# layout.sh -- the top level is as agreed, files stay readable, nothing is left for later without a reason
set -eu
status=0
git ls-files 2>/dev/null | sed 's|/.*||' | sort -u | grep -vxE 'firmware-bridge|proto|src|tests|udev|debian|Makefile|README\.md|LICENSE|\..*' |
	sed 's/^/not in the layout: /' | grep . && status=1
for f in $(find src firmware-bridge tests -name '*.[ch]'); do
	n=$(wc -l <"$f")
	[ "$n" -le 720 ] || { echo "$f: $n lines; would a newcomer know their way in it?"; status=1; }
	awk -v f="$f" '{ gsub(/\t/, "    ") } length($0) > 130 { print f ":" NR ": longer than 130 columns"; bad = 1 } END { exit bad }' "$f" || status=1
done
grep -rnwE 'TODO|FIXME|XXX' src firmware-bridge tests --include='*.[ch]' && status=1
exit $status
