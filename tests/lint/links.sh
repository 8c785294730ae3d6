#!/bin/sh
# links.sh BUILD -- who may link what: devices the bridge, HTTP the view and the replay (TLS the view alone), pages the export, foreign
# files the import, signatures the sealer and the auditor's tool, which the replay may check and not make
set -eu
status=0
needs() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }
for p in "$1"/bin/*; do
	name=${p##*/}
	for lib in $(needs "$p"); do
		case $lib in
		libusb-1.0.* | libserialport.*) owner=scrutin-bridge ;;
		libmicrohttpd.*) case $name in scrutin-show) owner=$name ;; *) owner=scrutin-view ;; esac ;;
		libgnutls.*) owner=scrutin-view ;;
		libpango* | libcairo.* | libqpdf.*) owner=scrutin-export ;;
		libcsv.* | libzip.* | libexpat.*) owner=scrutin-import ;;
		*) owner=$name ;;
		esac
		[ $owner = "$name" ] || { echo "$name may not link $lib"; status=1; }
	done
	case $name in scrutin | scrutin-sealer) continue ;; esac
	signs='Sign\|Verify'
	[ "$name" != scrutin-show ] || signs=Sign
	for s in $(nm -D --undefined-only "$p" | sed -n "s/.* \(EVP_Digest\($signs\)[A-Za-z_]*\).*/\1/p"); do
		echo "$name may not import $s"
		status=1
	done
done
exit $status
