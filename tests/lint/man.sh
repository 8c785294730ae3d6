#!/bin/sh
# man.sh -- the manual pages are well-formed mdoc, refer to each other truly, and every page that a text names is there
set -eu
status=0
said=$(mandoc -T lint -W warning src/man/* 2>&1) || status=1
[ -z "$said" ] || { echo "$said"; status=1; }
for page in src/man/*; do
	name=${page##*/}
	upper=$(echo "${name%.*}" | tr a-z A-Z)
	grep -q "^\.Dt $upper ${name##*.}$" "$page" || { echo "$page: .Dt does not say $upper ${name##*.}"; status=1; }
	for ref in $(sed -n 's/^\.Xr \(scrutin[a-z.-]*\) \([0-9]\).*/\1.\2/p' "$page" | sort -u); do
		[ -f "src/man/$ref" ] || { echo "$page: refers to $ref, which is not there"; status=1; }
	done
done
# Programs, READMEs and remarks name pages as name(5).
for ref in $(grep -rhoE '\bscrutin[a-z.-]*\([1-9]\)' src firmware-bridge proto tests udev README.md --include='*.[ch]' \
	--include='*.proto' --include='*.md' --include='*.service' | sort -u); do
	file=$(echo "$ref" | sed 's/(\(.\))/.\1/')
	[ -f "src/man/$file" ] || { echo "$ref is named in a text, and there is no src/man/$file:"
		grep -rlF "$ref" src firmware-bridge proto tests udev README.md | sed 's/^/  /'; status=1; }
done
exit $status
