#!/bin/sh
# image.sh BUILD -- what the virtual machine boots, into BUILD/kernel: vmlinuz, Debian's; initrd, a system made of this machine's
#
# In the initrd: busybox, Debian's udev with its rules, the modules of USB receivers, and what `make install` installs with the
# libraries it needs.  Users are made by systemd-sysusers of scrutin.sysusers, so owners and modes are those of an installation.
# The kernel's package is unpacked below BUILD and installed nowhere.  Exit 69: it cannot be had.
set -eu
build=$1
out=$build/kernel
here=$(dirname "$0")
modules="xhci_pci usbhid hid_generic hid_sony ftdi_sio cdc_acm"
applets="sh awk base64 cat chgrp chmod chown cp cut dmesg find grep head id insmod kill killall ln ls mkdir mount mv poweroff ps pwd
	readlink rm sed sleep sort stat stty tail test touch tr true umount uname wc"
rules="50-udev-default 60-input-id 60-serial 73-special-net-names 80-drivers"

mkdir -p "$out"
package=$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
version=${package#linux-image-}
if [ -z "$package" ] || [ "$(cat "$out/from" 2>/dev/null)" != "$package $modules" ]; then
	rm -rf "$out"
	mkdir -p "$out/deb" "$out/modules"
	(cd "$out" && apt-get -qq download "$package" >/dev/null 2>&1) || {
		echo "image.sh: Debian's kernel, ${package:-linux-image-amd64}, cannot be had"
		exit 69
	}
	dpkg-deb --fsys-tarfile "$out/$package"_*.deb | tar -x -C "$out/deb" ./boot ./lib/modules
	/sbin/depmod -b "$out/deb" "$version"
	for module in $modules; do
		/sbin/modprobe -d "$out/deb" -S "$version" --show-depends "$module"
	done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' >"$out/deb/list"
	while read -r file; do
		cp "$file" "$out/modules/"
		echo "${file##*/}" >>"$out/modules/order"
	done <"$out/deb/list"
	cp "$out/deb/boot/vmlinuz-$version" "$out/vmlinuz"
	rm -rf "$out/deb" "$out/$package"_*.deb
	echo "$package $modules" >"$out/from"
fi

root=$out/root
rm -rf "$root" "$out/state" # what booted before is another system
for dir in dev proc sys run tmp etc usr/bin usr/sbin usr/lib64 usr/lib/systemd usr/lib/udev/rules.d usr/lib/modules; do
	mkdir -p "$root/$dir"
done
for link in bin sbin lib lib64; do ln -s "usr/$link" "$root/$link"; done

# The libraries that the programs of the initrd ask for, at the places where they are asked for.
add_libraries() {
	for program; do ldd "$program" 2>/dev/null | grep -o '/[^ ]*' || true; done | sort -u | while read -r library; do
		to=$root$(readlink -f "$(dirname "$library")")
		mkdir -p "$to"
		cp -L "$library" "$to/"
	done
}
cp /bin/busybox /usr/bin/setpriv /bin/udevadm "$root/usr/bin/"
for name in $applets; do ln -s busybox "$root/usr/bin/$name"; done
ln -s ../../bin/udevadm "$root/usr/lib/systemd/systemd-udevd"
for name in $rules; do cp "/lib/udev/rules.d/$name.rules" "$root/usr/lib/udev/rules.d/"; done
make -s --no-print-directory B="$build" DESTDIR="$root" PREFIX=/usr install >/dev/null
# What makes documents is no matter of devices, and brings half a desktop.
rm -rf "$root/usr/share" "$root/usr/libexec/scrutin/scrutin-export" "$root/usr/libexec/scrutin/scrutin-import"
add_libraries "$root"/usr/bin/* "$root"/usr/sbin/* "$root"/usr/libexec/scrutin/*

printf 'u clerk - "A clerk"\nm clerk scrutin-clerks\nu guest - "Nobody in particular"\n' >"$out/people.conf"
for group in root:0 tty:5 disk:6 lp:7 kmem:15 dialout:20 cdrom:24 tape:26 audio:29 video:44 kvm:- input:- render:- sgx:-; do
	echo "g ${group%:*} ${group#*:} -"
done >"$out/groups.conf"
echo 'u root 0 "root" /root' >>"$out/groups.conf"
systemd-sysusers --root="$root" "$PWD/$out/groups.conf" "$PWD/udev/scrutin.sysusers" "$PWD/$out/people.conf" 2>/dev/null

cp "$out"/modules/* "$root/usr/lib/modules/"
cp "$here/init" "$root/init"
chmod 755 "$root" "$root/init"
(cd "$root" && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet) >"$out/initrd"
