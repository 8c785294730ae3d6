#!/bin/sh
# run.sh SCRUTIN -- every story below tests/golden/: it ends with the code its first line asks for (`# exit: N`, else 0),
# and prints what stands in FILE.golden where there is one.  FILE.profile beside it holds the body's statutes.
# GOLDEN_WRITE=1 renews the golden ones; git diff is then the review.
# A line of a story of law/ that ends with `# warns: NAME ...` is warned of by these names, any other by none.
set -u
scrutin=$1
passed=0 failed=0
out=$(mktemp)
err=$(mktemp)
trap 'rm -f "$out" "$out.wanted" "$err"' EXIT
warned() { # "LINE NAME" each, as the story wants it | as it came
	awk '/# warns: / { names = $0; sub(/.*# warns: /, "", names); n = split(names, a, " "); for (i = 1; i <= n; i++) print NR, a[i] }' \
		"$story" | sort >"$out.wanted"
	sed -n 's/^[^:]*:\([0-9]*\): warning: \([a-z-]*\): .*/\1 \2/p' "$err" | sort | diff -u "$out.wanted" -
}
for story in tests/golden/*/*.story; do
	want=$(sed -n '1s/^# exit: \([0-9]\).*/\1/p' "$story")
	golden=${story%.story}.golden
	profile=${story%.story}.profile
	[ -f "$profile" ] || profile=
	"$scrutin" story ${profile:+--profile "$profile"} "$story" >"$out" 2>"$err"
	got=$?
	[ -n "${GOLDEN_WRITE:-}" ] && [ -f "$golden" ] && cp "$out" "$golden"
	if [ $got -ne "${want:-0}" ]; then
		echo "$story: exit $got, wanted ${want:-0}"
		cat "$err"
		failed=$((failed + 1))
	elif [ -f "$golden" ] && ! diff -u "$golden" "$out"; then
		echo "$story: differs from $golden"
		failed=$((failed + 1))
	elif case $story in */law/*) ! warned ;; *) false ;; esac; then
		echo "$story: other warnings than wanted"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
