#!/bin/sh
# udev.sh -- the rules grant exactly the USB receivers that the drivers match; nothing is for everybody
#
# The ids are read from the drivers' sources, `const struct usb_id NAME_match[] = { { 0xVVVV, 0xPPPP }, ... }`,
# with the driver's name from its `.name`, so no second list is kept.  udevadm and systemd-analyze check what they can.
set -eu
rules=udev/60-scrutin.rules
unit=udev/scrutind.service
status=0
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
wrong() { echo "$*"; status=1; }

# "driver vendor product" a line
for table in $(sed -n 's/^\t\.match = \([a-z0-9_]*\),$/\1/p' firmware-bridge/receivers/*.c | sort -u); do
	grep -q "struct usb_id $table\[\] = {" firmware-bridge/receivers/*.c || wrong "$table: a match table that is nowhere"
done
for f in $(grep -lE 'struct usb_id [a-z0-9_]+_match\[\] =' firmware-bridge/receivers/*.c); do
	name=$(sed -n 's/^\t\.name = "\([a-z0-9]*\)",$/\1/p' "$f" | tail -n 1)
	ids=$(tr '\n' ' ' <"$f" | grep -o 'struct usb_id [a-z0-9_]*\[\] = {[^;]*;' |
		grep -oi '{ *0x[0-9a-f]\{4\}, *0x[0-9a-f]\{4\} *}' | tr -d '{}, ' | sed 's/0x/ /g' | tr A-F a-f)
	[ -n "$name" ] && [ -n "$ids" ] || wrong "$f: has a match table that this test cannot read"
	echo "$ids" | sed "s/^ /$name /"
done | sort >"$dir/drivers"
[ -s "$dir/drivers" ] || wrong "no driver matches any USB id; this test reads nothing"

grep '^SUBSYSTEM=="usb",' "$rules" >"$dir/grants"
sed 's|.*{idVendor}=="\(....\)".*{idProduct}=="\(....\)".*SYMLINK+="scrutin/\([a-z0-9]*\)-%k"$|\3 \1 \2|' "$dir/grants" |
	sort >"$dir/rules"
diff "$dir/drivers" "$dir/rules" >"$dir/diff" || {
	sed -n 's/^< /no rule for the driver and id: /p; s/^> /a rule for what no driver matches: /p' "$dir/diff"
	status=1
}
grep -vn 'GROUP="scrutin", MODE="0660", TAG+="scrutin"' "$dir/grants" && wrong "$rules: a USB line without the common grant"
grep -En 'MODE="[0-7]*[1-7]"|RUN|PROGRAM|uaccess' "$rules" && wrong "$rules: grants to everybody, or runs programs"

# Every line but labels and remarks: key operator "value", separated by commas.
grep -vnE '^(#.*)?$|^([A-Z]+(\{[^}]+\})?(==|!=|=|\+=|-=|:=)"[^"]*"(, *|$))+$' "$rules" && wrong "$rules: a line that udev cannot read"
for label in $(grep -o 'GOTO="[a-z_]*"' "$rules" | cut -d'"' -f2 | sort -u); do
	grep -q "^LABEL=\"$label\"" "$rules" || wrong "$rules: GOTO=\"$label\" leads nowhere"
done
if udevadm verify --help >/dev/null 2>&1; then # from systemd 254 on
	udevadm verify --resolve-names=never "$rules" || status=1
fi

grep -q '^Type=notify$' "$unit" || wrong "$unit: scrutind says when it is ready"
if command -v systemd-analyze >/dev/null; then # verified with programs that are there
	sed 's|^ExecStart=/[^ ]*|ExecStart=/bin/true|; /^Documentation=/d' "$unit" >"$dir/scrutind.service"
	systemd-analyze verify "$dir/scrutind.service" 2>"$dir/said" || status=1
	grep 'scrutind\.service' "$dir/said" && status=1
fi
for word in $(sed -n 's/^\(User\|Group\|SupplementaryGroups\)=//p' "$unit") $(sed -n 's/.*GROUP="\([a-z-]*\)".*/\1/p' "$rules" | sort -u); do
	[ "$word" = dialout ] || grep -qE "^[ug] $word " udev/scrutin.sysusers || wrong "$word is made by no line of scrutin.sysusers"
done
exit $status
