#!/bin/sh
# cover.sh BUILD -- runs the unit tests and the stories of BUILD, which was built with --coverage, and prints for each
# source its lines and branches, how many of them were not reached, and where.  A branch of an assertion is none of ours
# to reach.  First come those of which every branch shall be: the core, the tree, the receivers.
set -eu
build=$1
find "$build" -name '*.gcda' -delete
for t in "$build"/tests/unit/test_*; do
	if [ -f "$t" ] && [ -x "$t" ]; then
		"$t" >"$build/cover.log" 2>&1 || { cat "$build/cover.log"; echo "$t failed"; exit 1; }
	fi
done
sh tests/golden/run.sh "$build/bin/scrutin" >"$build/cover.log" 2>&1 || { cat "$build/cover.log"; exit 1; }
gcovr --root . --object-directory "$build" --filter src/ --filter firmware-bridge/ --exclude '.*\.pb-c\..*' \
	--exclude-lines-by-pattern '.*\bassert\(.*' --json "$build/cover.json" "$build" >"$build/cover.log" 2>&1 ||
	{ cat "$build/cover.log"; exit 1; }
python3 - "$build/cover.json" <<'PYTHON'
import json, sys

def runs(numbers):
    """1 2 3 7 as 1-3 7"""
    out = []
    for n in numbers:
        if out and n == out[-1][1] + 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return ' '.join(str(a) if a == b else f'{a}-{b}' for a, b in out)

aim, rest = [], []
for f in json.load(open(sys.argv[1]))['files']:
    lines = [l for l in f['lines'] if not l.get('gcovr/noncode')]
    branches = [(l['line_number'], b['count']) for l in lines for b in l['branches']]
    missed, untaken = [l['line_number'] for l in lines if not l['count']], [n for n, count in branches if not count]
    where = runs(sorted(set(missed + untaken)))
    row = (f['file'], len(lines), len(missed), len(branches), len(untaken), where)
    name = f['file']
    (aim if name.startswith(('src/core/', 'firmware-bridge/receivers/')) or name == 'src/record/tree.c' else rest).append(row)
print(f'{"file":<44} {"lines":>6} {"missed":>6} {"branches":>8} {"missed":>6}  where')
for title, rows in (('every branch shall be reached', aim), ('others', rest)):
    print(f'--- {title}: ' + '{0} of {1} lines, {2} of {3} branches'.format(
        sum(r[1] - r[2] for r in rows), sum(r[1] for r in rows), sum(r[3] - r[4] for r in rows), sum(r[3] for r in rows)))
    for name, n, missed, branches, untaken, where in sorted(rows):
        print(f'{name:<44} {n:>6} {missed:>6} {branches:>8} {untaken:>6}  {where if rows is aim else ""}'.rstrip())
PYTHON
