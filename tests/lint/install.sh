#!/bin/sh
# install.sh BUILD -- what `make install` leaves: every page and grant, and a unit that finds its programs where they are
set -eu
status=0
to=$(mktemp -d)
trap 'rm -rf "$to"' EXIT
wrong() { echo "install: $*"; status=1; }
for prefix in /usr /usr/local; do
	make --no-print-directory -s B="$1" DESTDIR="$to" PREFIX=$prefix install
	for page in src/man/*; do
		[ -f "$to$prefix/share/man/man${page##*.}/${page##*/}" ] || wrong "$page is not below $prefix"
	done
	for file in firmware-bridge/profiles/*; do
		LC_ALL=C "$to$prefix/bin/scrutin" profile check "$to$prefix/share/scrutin/receivers/${file##*/}" >/dev/null ||
			wrong "$file is not below $prefix"
	done
	for file in udev/*; do
		case $file in */README.md) continue ;; esac
		n=$(find "$to$prefix/lib" -type f -path "*${file##*.}*" | wc -l)
		[ "$n" -eq 1 ] || wrong "$file is there $n times below $prefix/lib"
	done
	start=$(sed -n 's/^ExecStart=//p' "$to$prefix/lib/systemd/system/scrutind.service")
	daemon=${start%% *} programs=${start##*--bin-dir }
	[ -x "$to$daemon" ] || wrong "the unit starts $daemon, which is not there"
	LC_ALL=fr_FR.UTF-8 "$to$prefix/bin/scrutin" --help | grep -q "^usage : " || wrong "French is not found below $prefix"
	for p in "$1"/bin/*; do
		case ${p##*/} in
		scrutin) [ -x "$to$prefix/bin/scrutin" ] || wrong "scrutin is not in $prefix/bin" ;;
		scrutin-*) [ -x "$to$programs/${p##*/}" ] || wrong "the unit looks for ${p##*/} in $programs" ;;
		esac
	done
done
exit $status
