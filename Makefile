# Makefile -- one file, no recursion; everything built lands below $(B)
#
#   make            the programs, in build/bin/
#   make run        installs what is missing, builds, holds the seed's sitting, serves the projector
#   make check      installs what is missing, builds with sanitizers, passes every test; make check-screens: those of pages
#   make check-kernel  receivers on a real kernel, in a virtual machine; not part of check
#   make install    programs, manual, udev rules, unit below $(DESTDIR)$(PREFIX)
#   make bench, cover, fuzz, golden, lint, dist, deps, clean: below, each with its section
#
# A program is its own folder and the archives named behind it below; those lists show who links what.

B        ?= build
SAN      ?=
ifeq ($(origin CC),default)
CC       := gcc
endif
WARN     := -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CFLAGS   ?= $(if $(SAN),-O1,-O2) -g
BASE     := -std=c17 -D_GNU_SOURCE $(WARN) $(WERROR) -Isrc -I. -I$(B) -MMD -MP
ifneq ($(SAN),)
BASE     += -fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer
BASE     += $(if $(findstring gcc,$(CC)),-static-libasan -static-libubsan) # clang's are; and it starts in two thirds of the time
endif

UNIT     := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/unit/test_*.c))
FUZZ     := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/fuzz/fuzz_*.c))
BENCH    := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/bench/bench_*.c))
BENCH_PY := $(wildcard tests/bench/bench_*.py)
WORLD    := $(B)/tests/world $(B)/tests/tty_shim.so
# A tarball has its version in .version; the git around its folder, if any, is not its own.
VERSION  := $(shell { if [ -e .git ]; then git describe --always --abbrev=12 --dirty; else cat .version; fi; } 2>/dev/null || \
	echo unknown)
CPPFLAGS_version := -DVERSION='"$(VERSION)"'

.PHONY: all
all: programs catalogues

# --- the words that programs say to each other: proto/*.proto -> $(B)/proto/*.pb-c.[ch] -------------------------
PROTO    := $(wildcard proto/*.proto)
PROTO_H  := $(PROTO:proto/%.proto=$(B)/proto/%.pb-c.h)
PROTO_O  := $(PROTO:proto/%.proto=$(B)/proto/%.pb-c.o)

$(B)/proto/%.pb-c.c $(B)/proto/%.pb-c.h: proto/%.proto
	@mkdir -p $(B)/proto
	protoc-c --proto_path=proto --c_out=$(B)/proto $<
$(B)/proto/%.pb-c.o: $(B)/proto/%.pb-c.c
	$(CC) $(BASE) -Wno-shadow -Wno-conversion -Wno-pedantic $(CFLAGS) -c -o $@ $<
.SECONDARY: $(PROTO_H) $(PROTO:proto/%.proto=$(B)/proto/%.pb-c.c)

# --- one archive a folder ------------------------------------------------------------------------------------
objs      = $(patsubst %.c,$(B)/obj/%.o,$(wildcard $(1)/*.c))
FOLDERS  := base core law record story picture replay export import
LIBS      = $(FOLDERS:%=$(B)/lib/%.a) $(B)/lib/proto.a $(B)/lib/receivers.a
BRIDGE_C  := $(wildcard $(patsubst %,firmware-bridge/%.c,main options bridge plugin uplink tap \
	transport_capture transport_serial transport_sim transport_usb))
RECEIVER_C := $(filter-out $(BRIDGE_C),$(wildcard firmware-bridge/*.c)) \
	$(wildcard firmware-bridge/receivers/*.c firmware-bridge/sim/*.c)

$(B)/obj/%.o: %.c | $(PROTO_H)
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) $(CPPFLAGS_$(notdir $*)) -c -o $@ $<
$(B)/obj/src/view/pages.o: $(wildcard src/view/page/*)
$(B)/obj/src/law/bundle.o: $(wildcard src/profiles/*)
$(B)/obj/src/export/layout_bundle.o: $(wildcard src/layouts/*)
$(B)/obj/src/base/version.o: $(B)/version
$(B)/version: FORCE
	@mkdir -p $(@D)
	@echo '$(VERSION)' | cmp -s - $@ || echo '$(VERSION)' >$@
.PHONY: FORCE
FORCE:

define archive
$(B)/lib/$(1).a: $$(call objs,src/$(1))
	@mkdir -p $$(@D)
	@rm -f $$@
	$$(AR) rcs $$@ $$^
endef
$(foreach f,$(FOLDERS),$(eval $(call archive,$(f))))
$(B)/lib/proto.a: $(PROTO_O)
	@mkdir -p $(@D)
	@rm -f $@
	$(AR) rcs $@ $^
$(B)/lib/receivers.a: $(RECEIVER_C:%.c=$(B)/obj/%.o)
	@mkdir -p $(@D)
	@rm -f $@
	$(AR) rcs $@ $^

# --- programs: sources | archives, in link order | libraries -----------------------------------------------------
lib       = $(patsubst %,$(B)/lib/%.a,$(1))
IMPORT_LD = -lcsv -lzip -lexpat -lunistring
PDF_LD    = -lpangocairo-1.0 -lpango-1.0 -lcairo -lgobject-2.0 -lqpdf -lm
CPPFLAGS_document_pdf = $(shell pkg-config --cflags pangocairo)
scrutin_SRC          := src/tools
scrutin_LIB          := replay story law record core receivers proto base
scrutin_LD           := -linih -lcrypt -lcrypto -lz -ljansson -lprotobuf-c
scrutin-import_SRC   := src/tools-import
scrutin-import_LIB   := import story core base
scrutin-import_LD    := -ljansson $(IMPORT_LD) -lseccomp -lsystemd -lm
scrutin-export_SRC   := src/tools-export
scrutin-export_LIB   := export replay story law record core proto base
scrutin-export_LD    := -linih -lcrypto -lz -lqrencode -ljansson -lprotobuf-c $(PDF_LD)
scrutind_SRC         := src/daemon
scrutind_LIB         := proto base
scrutind_LD          := -linih -lsystemd -lprotobuf-c -lseccomp
scrutin-keeper_SRC   := src/keeper
scrutin-keeper_LIB   := picture replay story law record core proto base
scrutin-keeper_LD    := -linih -lcrypto -lz -lsystemd -lprotobuf-c -lseccomp
scrutin-sealer_SRC   := src/sealer
scrutin-sealer_LIB   := record proto base
scrutin-sealer_LD    := -lcrypto -lz -lsystemd -lprotobuf-c -lseccomp
scrutin-bridge_OBJ   := $(BRIDGE_C:%.c=$(B)/obj/%.o)
scrutin-bridge_LIB   := receivers proto base
scrutin-bridge_LD    := -Wl,--dynamic-list=firmware-bridge/plugin.list -linih -lcrypto -lusb-1.0 -lserialport -lsystemd -lprotobuf-c -lseccomp
scrutin-view_SRC     := src/view
scrutin-view_LIB     := proto base
scrutin-view_LD      := -lmicrohttpd -lgnutls -lqrencode -ljansson -lcrypt -lsystemd -lprotobuf-c -lseccomp
scrutin-show_OBJ     := $(call objs,src/show) $(patsubst %,$(B)/obj/src/view/%.o,arms house pages snapshot_json)
scrutin-show_LIB     := picture replay story law record core proto base
scrutin-show_LD      := -lmicrohttpd -linih -lcrypto -lz -lqrencode -ljansson -lprotobuf-c -lseccomp
PROGRAMS := scrutin scrutin-import scrutin-export scrutin-show scrutind scrutin-keeper scrutin-sealer scrutin-bridge scrutin-view

define program
$(B)/bin/$(1): $$(if $$($(1)_OBJ),$$($(1)_OBJ),$$(call objs,$$($(1)_SRC))) $$(call lib,$$($(1)_LIB))
	@mkdir -p $$(@D)
	$$(CC) $$(BASE) $$(CFLAGS) $$(LDFLAGS) -Wl,--as-needed -o $$@ $$^ $$($(1)_LD)
endef
$(foreach p,$(PROGRAMS),$(eval $(call program,$(p))))

# --- what people are told, in their language: src/base/i18n.h ----------------------------------------------------
# English in the sources and its translation; and the sentences of the law, which are French.
SAID     := src/base src/record src/story src/law src/import src/tools src/tools-import src/tools-export src/show \
	src/export/layout_read.c src/export/dates.c src/keeper/ingress.c $(wildcard firmware-bridge/profile*.c)
SAID_BY  := _ N_ complain problem:3 notice:3 WRONG:4 REMARK:4 fail:2 bad_value:4 end_story:3 fault:3 ini_fault:3 clash:3 wrong:1 \
	verify_say:5 say_unless:4 amiss:2 \
	dngettext:2,3
SAID_LAW := X:3
XGETTEXT  = xgettext --from-code=UTF-8 --language=C --no-wrap --package-name=scrutin --add-comments=TRANSLATORS -k
LANGUAGES := fr en
CATALOGUES = $(LANGUAGES:%=$(B)/share/locale/%/LC_MESSAGES/scrutin.mo)
$(B)/share/locale/%/LC_MESSAGES/scrutin.mo: src/po/%.po
	@mkdir -p $(@D)
	msgfmt --check-format --check-domain -o $@ $<
$(B)/po/fr.pot: $(shell find $(SAID) -name '*.c')
	@mkdir -p $(@D)
	$(XGETTEXT) $(SAID_BY:%=--keyword=%) -o $@ $(sort $^)
$(B)/po/en.pot: src/core/refusal.h src/core/warning.h
	@mkdir -p $(@D)
	sed "/X(NONE/d" $^ | $(XGETTEXT) $(SAID_LAW:%=--keyword=%) -o $@ -

# After messages have changed: brings src/po/*.po up to date; then translate what is empty.
.PHONY: catalogues po
catalogues: $(CATALOGUES)
po: $(LANGUAGES:%=$(B)/po/%.pot)
	for l in $(LANGUAGES); do \
		msgmerge --quiet --update --backup=none --no-wrap --no-location --no-fuzzy-matching src/po/$$l.po $(B)/po/$$l.pot && \
		sed -i '/^"POT-Creation-Date/d; /^"Report-Msgid/d' src/po/$$l.po || exit; done

.PHONY: programs clean
programs: $(PROGRAMS:%=$(B)/bin/%)

clean:
	rm -rf build build-* $(B) tests/lib/__pycache__

# --- install: packagers set DESTDIR and PREFIX=/usr.  systemd and udev read below /usr and /usr/local alike -----------
PREFIX  ?= /usr/local
DESTDIR ?=
TO       = $(DESTDIR)$(PREFIX)
PLUGIN_H = $(patsubst %,firmware-bridge/%.h,driver frame framing dialog)
.PHONY: install
install: programs catalogues
	install -D -m 755 -t $(TO)/bin $(B)/bin/scrutin
	install -D -m 755 -t $(TO)/sbin $(B)/bin/scrutind
	install -D -m 755 -t $(TO)/libexec/scrutin $(patsubst %,$(B)/bin/%,$(filter scrutin-%,$(PROGRAMS)))
	for page in src/man/*; do install -D -m 644 -t $(TO)/share/man/man$${page##*.} $$page || exit; done
	install -D -m 644 -t $(TO)/share/scrutin/layouts src/layouts/*
	install -D -m 644 -t $(TO)/share/scrutin/receivers firmware-bridge/profiles/*
	install -D -m 644 -t $(TO)/include/scrutin/firmware-bridge $(PLUGIN_H)
	for l in $(LANGUAGES); do install -D -m 644 -t $(TO)/share/locale/$$l/LC_MESSAGES $(B)/share/locale/$$l/LC_MESSAGES/scrutin.mo || exit; done
	install -D -m 644 -t $(TO)/lib/udev/rules.d udev/60-scrutin.rules
	install -D -m 644 udev/scrutin.sysusers $(TO)/lib/sysusers.d/scrutin.conf
	install -D -m 644 udev/scrutin.tmpfiles $(TO)/lib/tmpfiles.d/scrutin.conf
	install -D -m 644 -t $(TO)/lib/systemd/system udev/scrutind.service
	sed -i 's|/usr/\(sbin\|libexec\)/|$(PREFIX)/\1/|g' $(TO)/lib/systemd/system/scrutind.service

# --- what the project needs, by Debian's names -----------------------------------------------------------------------
DEPS_RUN := gcc make git gettext pkg-config protobuf-c-compiler protobuf-compiler libprotobuf-c-dev libsystemd-dev \
	libmicrohttpd-dev libgnutls28-dev libjansson-dev libinih-dev libssl-dev zlib1g-dev libcrypt-dev libqrencode-dev libseccomp-dev \
	libusb-1.0-0-dev libserialport-dev libcsv-dev libzip-dev libexpat1-dev libunistring-dev \
	libpango1.0-dev libcairo2-dev libqpdf-dev fonts-liberation2
DEPS_CHECK := $(DEPS_RUN) clang llvm libclang-rt-14-dev libcmocka-dev libumockdev-dev umockdev strace openssl python3 \
	cppcheck mandoc systemd binutils qpdf poppler-utils chromium
DEPS_COVER := $(DEPS_CHECK) gcovr
DEPS_KERNEL := $(DEPS_RUN) qemu-system-x86 busybox-static udev kmod cpio libusbredirparser-dev systemd python3
APT := $(if $(filter-out 0,$(shell id -u)),sudo )env DEBIAN_FRONTEND=noninteractive apt-get

# $(1): packages.  Does nothing, and says nothing, when all is there.
install_missing = @missing=; for p in $(1); do \
	dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q ' installed$$' || missing="$$missing $$p"; done; \
	[ -z "$$missing" ] || { echo "installing:$$missing"; $(APT) -qq update && $(APT) -qq -y install --no-install-recommends $$missing; }

.PHONY: deps deps-run deps-check deps-kernel npm
deps: npm
	$(call install_missing,$(DEPS_COVER))
deps-run:
	$(call install_missing,$(DEPS_RUN))
deps-check: npm
	$(call install_missing,$(DEPS_CHECK))
deps-kernel:
	$(call install_missing,$(DEPS_KERNEL))

# Validators for the tests of exports, and what drives a browser (tests/npm), from their lock file; without node, or the registry,
# those tests are left out.
npm:
	@command -v npm >/dev/null || { $(APT) -qq update && $(APT) -qq -y install --no-install-recommends nodejs npm; } >/dev/null || true
	@mkdir -p $(B)/npm
	@cmp -s tests/npm/package-lock.json $(B)/npm/package-lock.json && [ -d $(B)/npm/node_modules ] || \
		{ cp tests/npm/package.json tests/npm/package-lock.json $(B)/npm/ && \
		cd $(B)/npm && npm ci --ignore-scripts --no-audit --no-fund --silent; } || \
		{ rm -rf $(B)/npm/node_modules; echo "nothing from npm: the tests of schemas and those of screens are left out"; }

# --- run, check, lint ------------------------------------------------------------------------------------------------
.PHONY: run check check-built check-tests check-screens lint golden
run: deps-run
	@$(MAKE) --no-print-directory -j2 all
	@sh src/tools/demo.sh $(B)/bin

# The tests run sanitized; the programs are also built plain, for lint looks at what will be shipped.
check: deps-check
	@$(MAKE) --no-print-directory -j2 -s all
	@$(MAKE) --no-print-directory -j2 -s B=$(B)/san SAN=address,undefined check-built
	@$(MAKE) --no-print-directory -s -j2 lint check-tests

check-tests:
	@env -u MAKEFLAGS -u MFLAGS sh tests/run $(B)/san

# The pages alone, in a real browser; what it saw is left in build/screens.  Part of `check`.
check-screens: deps-check
	@$(MAKE) --no-print-directory -j2 -s B=$(B)/san SAN=address,undefined programs $(WORLD:$(B)/%=$(B)/san/%)
	@python3 tests/screens/projector.py $(B)/san/bin
	@python3 tests/screens/console.py $(B)/san/bin
	@python3 tests/screens/forms.py $(B)/san/bin
	@python3 tests/screens/stories.py $(B)/san/bin
	@python3 tests/screens/replay.py $(B)/san/bin
	@python3 tests/screens/english.py $(B)/san/bin

# Receivers by a real kernel and a real udev; says loudly where no such machine can be had, and fails only where it can.
.PHONY: check-kernel
check-kernel:
	@sh tests/kernel/run $(B)

check-built: programs catalogues $(UNIT) $(WORLD) $(FUZZ)

lint:
	@sh tests/lint/arrows.sh
	@sh tests/lint/circles.sh
	@sh tests/lint/purity.sh $(B)
	@sh tests/lint/links.sh $(B)
	@sh tests/lint/layout.sh
	@sh tests/lint/man.sh
	@sh tests/lint/udev.sh
	@sh tests/lint/install.sh $(B)
	@sh tests/lint/cppcheck.sh $(B)
	@sh tests/lint/rules.sh
	@$(MAKE) --no-print-directory -s $(LANGUAGES:%=$(B)/po/%.pot)
	@sh tests/lint/po.sh $(B)
	@python3 tests/lint/english.py

golden: $(UNIT) programs
	GOLDEN_WRITE=1 $(B)/tests/unit/test_decode
	GOLDEN_WRITE=1 sh tests/golden/run.sh $(B)/bin/scrutin
	GOLDEN_WRITE=1 python3 tests/process/export.py $(B)/bin
	GOLDEN_WRITE=1 python3 tests/process/documents.py $(B)/bin

# --- unit tests: one program for each tests/unit/test_*.c ---------------------------------------------------------
$(B)/tests/unit/%: tests/unit/%.c $(LIBS) $(wildcard tests/lib/*.[ch])
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) -Itests -Ifirmware-bridge -o $@ $< $(TEST_LIBS) -lcmocka $(TEST_LD)

# --- the world: a machine with an emulated receiver.  Never sanitized: umockdev's preload stands before everything ------
UMOCKDEV := $(shell pkg-config --cflags --libs umockdev-1.0 glib-2.0 2>/dev/null)
DEVICE_C := tests/lib/device.c firmware-bridge/driver.c src/base/clock.c $(wildcard firmware-bridge/framing*.c \
	firmware-bridge/receivers/*.c firmware-bridge/sim/*.c)
WORLD_C  := tests/lib/world.c $(DEVICE_C)
$(B)/tests/world: $(WORLD_C) $(wildcard tests/lib/*.h firmware-bridge/*.h firmware-bridge/sim/*.h)
	@mkdir -p $(@D)
	$(CC) $(filter-out -fsan% -fno-san% -static-lib% -MMD -MP,$(BASE)) $(CFLAGS) -Wno-pedantic -o $@ $(WORLD_C) $(UMOCKDEV)
$(B)/tests/cable: tests/lib/cable.c $(DEVICE_C) $(wildcard tests/lib/*.h firmware-bridge/*.h firmware-bridge/sim/*.h)
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(BASE)) $(CFLAGS) -o $@ tests/lib/cable.c $(DEVICE_C) -lusbredirparser
$(B)/tests/tty_shim.so: tests/lib/tty_shim.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -D_GNU_SOURCE $(WARN) -Wno-pedantic $(CFLAGS) -shared -fPIC -o $@ $<

# --- fuzz targets: `check` replays each corpus once; `make fuzz T=framing SECONDS=60` searches ---------------------
TEST_LIBS = $(call lib,import export replay story law record core receivers proto base)
TEST_LD   = -linih -lcrypt -lcrypto -lz -lqrencode -ljansson -lprotobuf-c -lsystemd -lseccomp $(IMPORT_LD) $(PDF_LD)
$(B)/tests/fuzz/fuzz_%: tests/fuzz/fuzz_%.c tests/fuzz/replay_corpus.c $(LIBS)
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) -Itests -Ifirmware-bridge -o $@ $< tests/fuzz/replay_corpus.c $(TEST_LIBS) $(TEST_LD)

# --- bench: how many times slower than its floor, measured beside it.  Not part of `check` -------------------------------
$(B)/tests/bench/bench_%: tests/bench/bench_%.c tests/bench/bench.h $(LIBS)
	@mkdir -p $(@D)
	$(CC) $(BASE) $(CFLAGS) -Itests -o $@ $< $(TEST_LIBS) $(TEST_LD)

.PHONY: bench
bench: deps-check
	@$(MAKE) --no-print-directory -s programs $(BENCH) $(WORLD)
	@failed=0; for b in $(BENCH) $(BENCH_PY:%="python3 %"); do $$b $(B)/bin || failed=1; done; exit $$failed

# --- cover: lines and branches that unit and golden tests reach ---------------------------------------------------------
.PHONY: cover
cover: deps
	@$(MAKE) --no-print-directory -s B=$(B)/cover CC=gcc CFLAGS='-O0 -g --coverage' programs $(UNIT:$(B)/%=$(B)/cover/%)
	@sh tests/cover.sh $(B)/cover

# --- dist: the commit as a tarball, the same bytes each time; unpacked, it builds and tells its stories ---------------
DIST     = scrutin-$(patsubst %-dirty,%,$(VERSION))
DIST_AT  = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct))
.PHONY: dist
dist: deps-run
	@[ -e .git ] || { echo "dist: a tarball is made of a git checkout; this is not one" >&2; exit 1; }
	rm -rf $(B)/dist
	mkdir -p $(B)/dist
	git archive --prefix=$(DIST)/ HEAD | tar -x -C $(B)/dist
	echo $(patsubst %-dirty,%,$(VERSION)) >$(B)/dist/$(DIST)/.version
	tar -c -C $(B)/dist --format=ustar --sort=name --mtime=@$(DIST_AT) --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
		$(DIST) | gzip -9n >$(B)/$(DIST).tar.gz
	rm -rf $(B)/dist/$(DIST)
	tar -x -C $(B)/dist -f $(B)/$(DIST).tar.gz
	$(MAKE) --no-print-directory -s -C $(B)/dist/$(DIST) B=build all
	cd $(B)/dist/$(DIST) && build/bin/scrutin --version | grep -F $(DIST:scrutin-%=%) && sh tests/golden/run.sh build/bin/scrutin
	@rm -rf $(B)/dist
	@sha256sum $(B)/$(DIST).tar.gz

T       ?= framing
SECONDS ?= 60
.PHONY: fuzz
fuzz:
	@$(MAKE) --no-print-directory -s B=build/fuzz CC=clang SAN=address,undefined,fuzzer-no-link $(LIBS:$(B)/%=build/fuzz/%)
	clang $(BASE:-I$(B)=-Ibuild/fuzz) -O1 -g -fsanitize=address,undefined,fuzzer -Itests -Ifirmware-bridge -o build/fuzz/fuzz_$(T) \
		tests/fuzz/fuzz_$(T).c $(TEST_LIBS:$(B)/%=build/fuzz/%) $(TEST_LD)
	mkdir -p build/fuzz/corpus-$(T)
	build/fuzz/fuzz_$(T) -max_total_time=$(SECONDS) build/fuzz/corpus-$(T) tests/fuzz/corpus/$(T)

# Random hands at the console's page, for so many seconds.
.PHONY: hands
hands: deps-check
	@$(MAKE) --no-print-directory -j2 -s B=$(B)/san SAN=address,undefined programs $(WORLD:$(B)/%=$(B)/san/%)
	@python3 tests/fuzz/hands.py $(B)/san/bin $(SECONDS) $(SEED)

-include $(shell find $(B) -path $(B)/kernel -prune -o -type f -name '*.d' -print 2>/dev/null)
