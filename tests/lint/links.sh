#!/bin/sh
# links.sh BUILD -- who may link what: devices the bridge, HTTP the view, pages the export, foreign files the import,
# signatures the sealer and the auditor's tool
set -eu
status=0
needs() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }
for p in "$1"/bin/*; do
	name=${p##*/}
	for lib in $(needs "$p"); do
		case $lib in
		libusb-1.0.* | libserialport.*) owner=scrutin-bridge ;;
		libmicrohttpd.* | libgnutls.*) owner=scrutin-view ;;
		libpango* | libcairo.* | libqpdf.*) owner=scrutin-export ;;
		libcsv.* | libzip.* | libexpat.*) owner=scrutin-import ;;
		*) owner=$name ;;
		esac
		[ $owner = "$name" ] || { echo "$name may not link $lib"; status=1; }
	done
	case $name in scrutin | scrutin-sealer) continue ;; esac
	for s in $(nm -D --undefined-only "$p" | sed -n 's/.* \(EVP_Digest\(Sign\|Verify\)[A-Za-z_]*\).*/\1/p'); do
		echo "$name may not import $s"
		status=1
	done
done
exit $status
