#!/bin/sh
# arrows.sh -- each folder may include only from the folders named behind it; a bare name is the folder's own
set -eu
status=0
while read -r from to; do
	[ -d "$from" ] || continue
	for f in $(find "$from" -name '*.[ch]'); do
		for inc in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$f"); do
			case $inc in */*) ;; *) continue ;; esac
			ok=no
			for t in $to; do
				case $inc in "$t"/*) ok=yes ;; esac
			done
			[ $ok = yes ] || { echo "$f: may not include $inc"; status=1; }
		done
	done
done <<'TABLE'
src/base base
src/core core
src/law base core
src/record base proto
src/story base core
src/picture base core story proto
src/replay base core law record story proto
src/export base core record story replay
src/import import base core story
src/keeper base core law record story picture replay proto
src/sealer base record proto
src/daemon base proto
src/view base proto
src/show base core record story picture replay proto view
src/tools base core law record story replay proto firmware-bridge
src/tools-import base import
src/tools-export base export
firmware-bridge base proto firmware-bridge sim receivers
TABLE
exit $status
