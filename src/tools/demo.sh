#!/bin/sh
# demo.sh BIN -- holds the seed's sitting with the programs of BIN: 36 emulated handsets, 4 proxies, one ballot
#
# Prints the lines of the register's extract, the record's replay and its verdict, then goes on serving the projector
# and the clerk's console until Ctrl-C.  DEMO_ONCE=1: ends after the verdict; HTTP=ADDRESS:PORT, CONSOLE=ADDRESS:PORT: where.
set -eu
bin=$1
once=${DEMO_ONCE:-}
dir=$(mktemp -d "${TMPDIR:-/tmp}/scrutin-demo-XXXXXX")
daemon=
leave() {
	[ -z "$daemon" ] || { kill "$daemon" && wait "$daemon" || :; } 2>/dev/null
	rm -rf "$dir"
}
trap leave EXIT
trap 'exit 130' INT TERM

# The story's setting is what the daemon is given; its presses become those of the emulated handsets.
story=tests/golden/story/seed.story
pace=250
[ -z "$once" ] || pace=20
sed '/^discuss/,$d' $story > "$dir/sitting.story"
awk -v pace=$pace '$1 == "press" { printf "open 1 at %d press %s %s\n", 300 + pace * n++, $2, $3 }' $story > "$dir/handsets"
cat > "$dir/scrutind.conf" <<CONF
[daemon]
record_dir = $dir
key = $dir/seal.key
socket = $dir/scrutind.sock
http_public = ${HTTP:-127.0.0.1:${once:+0}$([ -n "$once" ] || echo 8080)}
http_console = ${CONSOLE:-127.0.0.1:${once:+0}$([ -n "$once" ] || echo 8081)}
users = $dir/users
[sitting]
name = 2023-03-16
story = $dir/sitting.story
[receiver main]
driver = iclicker
transport = sim
scenario = $dir/handsets
wait_ms = 200
CONF
record=$dir/2023-03-16.record
export SCRUTIN_SOCKET="$dir/scrutind.sock"

# wait_for COMMAND PATTERN: until the daemon's answer has it, at most half a minute.
wait_for() {
	tries=300
	until "$bin/scrutin" "$1" 2>/dev/null | grep -q "$2"; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || { echo "demo: $1 never said: $2" >&2; exit 1; }
		sleep 0.1
	done
}

"$bin/scrutin" keygen "$dir/seal.key" > /dev/null
password=$(od -An -N6 -tx1 /dev/urandom | tr -d ' \n')
echo "$password" | "$bin/scrutin" user --users "$dir/users" add secretariat clerk
"$bin/scrutind" --config "$dir/scrutind.conf" &
daemon=$!
wait_for receivers status=ready
echo "demo: at the console's address: name secretariat, password $password"
[ -n "$once" ] || { echo "demo: open the projector's address now; the ballot opens in 5 seconds"; sleep 5; }
for line in 'discuss 1' open; do
	"$bin/scrutin" do "$line"
done
wait_for status 'voted=40 '
for line in close proclaim; do
	"$bin/scrutin" do "$line"
done
echo
"$bin/scrutin" export "$record" --ballot 1 --format extrait | awk '/^SCRUTIN/ { n = 3 } n-- > 0'
echo
[ -n "$once" ] || { echo "demo: the projector shows the result; the sitting ends in 10 seconds"; sleep 10; }
"$bin/scrutin" do end
wait_for status 'seal=good'
"$bin/scrutin" replay "$record" | tail -1
"$bin/scrutin" verify "$record" --key "$dir/seal.key.pub" | tail -1
[ -n "$once" ] || { echo "demo: projector and console are served until Ctrl-C"; wait "$daemon"; }
