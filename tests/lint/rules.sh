#!/bin/sh
# rules.sh -- the table of rules in tests/README.md and the stories of tests/golden/law/ name each other, one row a rule
set -eu
status=0
named=$(mktemp)
trap 'rm -f "$named" "$named.rules" "$named.told"' EXIT
# A row: | rule | clauses, joined by " · " | other tests, or why not |
sed -n '/^## The rules of the chamber/,/^## To add one/p' tests/README.md | grep -E '^\| [A-Z0-9][A-Z0-9a-z]* \|' |
	awk -F ' *[|] *' '{ n = split($3, clause, / · /); if ($3 == "") n = 0; print "rule", $2
		if (n == 0 && $4 == "") print "empty", $2
		for (i = 1; i <= n; i++) print "story", $2 "-" clause[i] ".story" }' >"$named"
sed -n 's/^story //p' "$named" | sort >"$named.told"
ls tests/golden/law | sed -n '/\.story$/p' | sort >"$named.rules"
comm -23 "$named.told" "$named.rules" | sed 's|^|tests/README.md names a story that is not there: |' | grep . && status=1
comm -13 "$named.told" "$named.rules" | sed 's|$|: not in the table of tests/README.md|' | grep . && status=1
sed -n 's/^empty //p' "$named" | sed 's|$|: a rule without a story, a test or a reason|' | grep . && status=1
for rule in Q1 Q2 Q3 Q3b Q4 Q5 Q6 Q7 Q8 Q9 Q10 Q11 P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 M1 M2 M3 M4 M5 M6 M7 M8 M9 \
	S1 S2 S3 S4 S5 S6 S6b S6c S7 S8 S9 S9b S10 S11 S12 S13 5 E1 E2 E3 E4 E5 E6 E7 E8 E9 C1 C2 G1 A1 T1 R1 D1; do
	[ "$(grep -cx "rule $rule" "$named")" -eq 1 ] || { echo "tests/README.md: rule $rule wants one row"; status=1; }
done
for test in $(sed -n '/^## The rules of the chamber/,/^## To add one/p' tests/README.md | grep -oE '`[a-z]+/[a-zA-Z0-9_.-]+`' |
	tr -d '`' | sort -u); do
	[ -e "tests/$test" ] || { echo "tests/README.md names $test, which is not there"; status=1; }
done
exit $status
