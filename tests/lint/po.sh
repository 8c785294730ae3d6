#!/bin/sh
# po.sh -- all that people are told is in French and in English: no message without its translation, none left over
set -eu
status=0
for language in fr en; do
	for pair in "src/po/$language.po $1/po/$language.pot" "$1/po/$language.pot src/po/$language.po"; do
		# shellcheck disable=SC2086
		said=$(msgcmp --use-untranslated $pair 2>&1 >/dev/null) || true
		missing=$(printf '%s\n' "$said" | grep -c 'is used but not defined') || true
		[ "$missing" -eq 0 ] || {
			printf '%s\n' "$said" | grep -v 'found\|errors' >&2
			echo "po.sh: $pair: $missing; \`make po\` brings src/po up to date" >&2
			status=1
		}
	done
	untranslated=$(msgattrib --untranslated --no-wrap "src/po/$language.po" | grep '^msgid "..*"' || true)
	[ -z "$untranslated" ] || { echo "src/po/$language.po: not translated: $untranslated" >&2; status=1; }
done
exit $status
