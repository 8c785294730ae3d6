/* test_note.c -- checkpoints, signatures, keys, base64; against openssl where it can say the same */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>

#include "lib/record_sample.h"
#include "record/base64.h"

#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define ROOT   "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

/* --- base64 -------------------------------------------------------------------------------------------------------- */

static void
base64_is_that_of_rfc_4648(void **ctx)
{
	static const char *const rows[][2] = {
		{ "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" },
		{ "foobar", "Zm9vYmFy" }, { "\xff\xfe\xfd", "//79" }, { "\xfb\xef", "++8=" },
	};
	char text[64];
	uint8_t bytes[64];

	(void)ctx;
	for (size_t i = 0; i < LEN(rows); i++) {
		size_t n = strlen(rows[i][0]);

		base64_encode((const uint8_t *)rows[i][0], n, text);
		assert_string_equal(text, rows[i][1]);
		assert_int_equal(base64_decode(text, strlen(text), bytes, n), n);
		assert_memory_equal(bytes, rows[i][0], n);
		if (n > 0)
			assert_int_equal(base64_decode(text, strlen(text), bytes, n - 1), -ENOBUFS);
	}
}

static void
other_ways_to_write_base64_are_refused(void **ctx)
{
	static const char *const rows[] = { "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "Zm 9v", "Zm9v\n",
		"Zm-v", "=Zg=", "====", "Z===" };
	uint8_t bytes[64];

	(void)ctx;
	for (size_t i = 0; i < LEN(rows); i++)
		if (base64_decode(rows[i], strlen(rows[i]), bytes, sizeof(bytes)) != -EPROTO)
			fail_msg("taken: %s", rows[i]);
	assert_int_equal(base64_decode("A\0AA", 4, bytes, sizeof(bytes)), -EPROTO);
}

/* --- checkpoints --------------------------------------------------------------------------------------------------- */

static void
a_checkpoint_reads_as_it_was_written(void **ctx)
{
	static const char text[] = SAMPLE_ORIGIN "\n18446744073709551615\n" ROOT "\n";
	char again[NOTE_BODY_MAX];
	struct checkpoint c;

	(void)ctx;
	assert_int_equal(checkpoint_parse(text, strlen(text), &c), 0);
	assert_int_equal(c.size, UINT64_MAX);
	assert_string_equal(c.origin, SAMPLE_ORIGIN);
	assert_int_equal(checkpoint_format(&c, again), strlen(text));
	assert_string_equal(again, text);
}

static void
other_texts_are_no_checkpoint(void **ctx)
{
	static const char *const rows[] = {
		"", "\n", "a\n1\n" ROOT, "a\n01\n" ROOT "\n", "a\n-1\n" ROOT "\n", "a\n1 \n" ROOT "\n", "a\n\n" ROOT "\n",
		"a\n18446744073709551616\n" ROOT "\n", "\n1\n" ROOT "\n", "a b\n1\n" ROOT "\n", "a+b\n1\n" ROOT "\n",
		"a\xc3\xa9\n1\n" ROOT "\n", "a\n1\n" ROOT "\nextension\n", "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
		"a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n", "a\r\n1\r\n" ROOT "\r\n",
	};
	struct checkpoint c;

	(void)ctx;
	for (size_t i = 0; i < LEN(rows); i++)
		if (checkpoint_parse(rows[i], strlen(rows[i]), &c) != -EPROTO)
			fail_msg("taken: %s", rows[i]);
	assert_int_equal(checkpoint_parse("a\0b\n1\n" ROOT "\n", 51, &c), -EPROTO);
}

/* --- signatures ---------------------------------------------------------------------------------------------------- */

static int
sealed(char note[NOTE_MAX], const struct key_private *key)
{
	struct checkpoint c;
	static const char text[] = SAMPLE_ORIGIN "\n42\n" ROOT "\n";

	assert_int_equal(checkpoint_parse(text, strlen(text), &c), 0);
	return note_seal(&c, key, note);
}

static void
a_key_id_is_the_hash_of_name_type_and_key(void **ctx)
{
	struct key_public key;
	uint8_t id[4], bytes[64] = "name\n\x01";
	struct digest d;
	struct part part = { bytes, 6 + 32 };

	(void)ctx;
	for (int i = 0; i < 32; i++)
		key.bytes[i] = bytes[6 + i] = (uint8_t)i;
	sha256(&part, 1, &d);
	note_key_id("name", NOTE_SEAL, &key, id);
	assert_memory_equal(id, d.bytes, 4);
	note_key_id("name", NOTE_COSIGNATURE, &key, id);
	assert_memory_not_equal(id, d.bytes, 4);
}

static void
a_seal_holds_for_its_key_alone_and_is_the_same_each_time(void **ctx)
{
	struct key_private key, stranger;
	char text[NOTE_MAX], again[NOTE_MAX];
	struct note note;
	int n;

	(void)ctx;
	sample_key(0, &key);
	sample_key(1, &stranger);
	n = sealed(text, &key);
	assert_int_equal(n, strlen(text));
	assert_int_equal(sealed(again, &key), n);
	assert_string_equal(text, again);
	assert_int_equal(note_parse(text, (size_t)n, &note), 0);
	assert_int_equal(note_check_seal(&note, &key.pub), 0);
	assert_int_equal(note_check_seal(&note, &stranger.pub), -EBADMSG);
	note.body[note.body_len - 3] ^= 1;
	assert_int_equal(note_check_seal(&note, &key.pub), -EBADMSG);
}

static void
no_changed_or_missing_byte_leaves_a_seal_valid(void **ctx)
{
	struct key_private key;
	char text[NOTE_MAX];
	struct note note;
	int n;

	(void)ctx;
	sample_key(0, &key);
	n = sealed(text, &key);
	for (int i = 0; i < n; i++) {
		for (int bit = 0; bit < 8; bit++) {
			text[i] = (char)(text[i] ^ 1 << bit);
			if (note_parse(text, (size_t)n, &note) == 0 && note_check_seal(&note, &key.pub) == 0)
				fail_msg("byte %d bit %d: holds", i, bit);
			text[i] = (char)(text[i] ^ 1 << bit);
		}
		assert_int_equal(note_parse(text, (size_t)i, &note), -EPROTO);
	}
}

static void
a_seal_bears_one_signature_under_the_name_of_its_origin(void **ctx)
{
	struct key_private key, witness;
	char text[NOTE_MAX], two[NOTE_MAX];
	struct note note;
	int n;

	(void)ctx;
	sample_key(0, &key);
	sample_key(2, &witness);
	n = sealed(text, &key);
	n = note_cosign(text, "witness.example/1", &witness, 1, two);
	assert_int_equal(note_parse(two, (size_t)n, &note), 0);
	assert_int_equal(note.n_signatures, 2);
	assert_int_equal(note_check_seal(&note, &key.pub), -EBADMSG);
}

static void
a_cosignature_tells_who_and_when(void **ctx)
{
	char text[NOTE_MAX], two[NOTE_MAX], name[NOTE_NAME_MAX + 1];
	struct key_private key, witness;
	uint64_t time;
	struct note note;
	int n;

	(void)ctx;
	sample_key(0, &key);
	sample_key(2, &witness);
	sealed(text, &key);
	n = note_cosign(text, "witness.example/1", &witness, 1678990000, two);
	assert_int_equal(n, strlen(two));
	assert_int_equal(note_parse(two, (size_t)n, &note), 0);
	assert_int_equal(note_check_cosignature(&note, &witness.pub, &time, name), 0);
	assert_int_equal(time, 1678990000);
	assert_string_equal(name, "witness.example/1");
	assert_int_equal(note_check_cosignature(&note, &key.pub, &time, name), -ENOENT);
	note.signatures[1].bytes[7] ^= 1; /* the time is signed */
	assert_int_equal(note_check_cosignature(&note, &witness.pub, &time, name), -EBADMSG);

	assert_int_equal(note_cosign(text, "two words", &witness, 1, two), -EINVAL);
	assert_int_equal(note_cosign("hello", "witness", &witness, 1, two), -EPROTO);
	for (int i = 1; i < NOTE_SIGNATURES; i++)
		assert_true(note_cosign(i == 1 ? text : two, "witness", &witness, 1, two) > 0);
	assert_int_equal(note_cosign(two, "witness", &witness, 1, two), -ENOBUFS);
}

static void
nothing_is_sealed_at_size_0(void **ctx)
{
	struct checkpoint c = { .origin = SAMPLE_ORIGIN };
	struct key_private key;
	char text[NOTE_MAX];

	(void)ctx;
	sample_key(0, &key);
	assert_int_equal(note_seal(&c, &key, text), -EINVAL);
	c.size = 1;
	strcpy(c.origin, "a b");
	assert_int_equal(note_seal(&c, &key, text), -EINVAL);
}

/* --- key files --------------------------------------------------------------------------------------------------- */

static void
keys_come_back_from_their_files(void **ctx)
{
	char private[128], public[128];
	struct key_private key, got;
	struct key_public pub;
	struct sample_folder f;
	struct stat st;

	(void)ctx;
	sample_folder_new(&f);
	snprintf(private, sizeof(private), "%s/key", f.path);
	snprintf(public, sizeof(public), "%s/key.pub", f.path);
	sample_key(0, &key);
	assert_int_equal(key_save(private, &key), 0);
	assert_int_equal(key_save_public(public, &key.pub), 0);
	assert_int_equal(key_save(private, &key), -EEXIST);
	assert_int_equal(stat(private, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(public, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
	assert_int_equal(key_load(private, &got), 0);
	assert_memory_equal(&got, &key, sizeof(key));
	assert_int_equal(key_load_public(public, &pub), 0);
	assert_memory_equal(&pub, &key.pub, sizeof(pub));

	assert_int_equal(key_load(public, &got), -EACCES); /* all can read it, so it is no private key of ours */
	assert_int_equal(chmod(public, 0600), 0);
	assert_int_equal(key_load(public, &got), -EPROTO);
	assert_int_equal(key_load_public(private, &pub), -EPROTO);
	assert_int_equal(key_load(f.path, &got), -EISDIR);
	assert_int_equal(chmod(private, 0640), 0);
	assert_int_equal(key_load(private, &got), -EACCES);
	sample_folder_done(&f);
}

/* A stranger's tool reads our keys, and checks our signature, with nothing of ours. */
static void
openssl_checks_our_signature(void **ctx)
{
	char command[1024], text[NOTE_MAX], path[128];
	struct sample_folder f;
	struct key_private key;
	struct note note;
	int n;

	(void)ctx;
	sample_folder_new(&f);
	sample_key(0, &key);
	n = sealed(text, &key);
	assert_int_equal(note_parse(text, (size_t)n, &note), 0);
	sample_write(&f, "body", note.body, note.body_len);
	sample_write(&f, "sig", note.signatures[0].bytes, 64);
	snprintf(path, sizeof(path), "%s/pub", f.path);
	assert_int_equal(key_save_public(path, &key.pub), 0);
	snprintf(command, sizeof(command),
	         "openssl pkeyutl -verify -rawin -pubin -inkey %s/pub -in %s/body -sigfile %s/sig >/dev/null 2>&1", f.path, f.path,
	         f.path);
	assert_int_equal(system(command), 0);
	note.body[0] ^= 1;
	sample_write(&f, "body", note.body, note.body_len);
	assert_int_not_equal(system(command), 0);
	sample_folder_done(&f);
}

/* And we read keys that openssl made; those of another kind, or locked ones, are refused. */
static void
keys_of_openssl_are_read(void **ctx)
{
	static const struct {
		const char *options;
		int want;
	} rows[] = {
		{ "-algorithm ed25519", 0 },
		{ "-algorithm x25519", -EPROTO },
		{ "-algorithm ed25519 -aes-256-cbc -pass pass:secret", -EPROTO },
	};
	char command[512], path[128];
	struct sample_folder f;
	struct key_private key;

	(void)ctx;
	sample_folder_new(&f);
	snprintf(path, sizeof(path), "%s/key", f.path);
	for (size_t i = 0; i < LEN(rows); i++) {
		snprintf(command, sizeof(command), "umask 077; openssl genpkey %s -out %s 2>/dev/null", rows[i].options, path);
		assert_int_equal(system(command), 0);
		assert_int_equal(key_load(path, &key), rows[i].want);
	}
	sample_folder_done(&f);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(base64_is_that_of_rfc_4648),
		cmocka_unit_test(other_ways_to_write_base64_are_refused),
		cmocka_unit_test(a_checkpoint_reads_as_it_was_written),
		cmocka_unit_test(other_texts_are_no_checkpoint),
		cmocka_unit_test(a_key_id_is_the_hash_of_name_type_and_key),
		cmocka_unit_test(a_seal_holds_for_its_key_alone_and_is_the_same_each_time),
		cmocka_unit_test(no_changed_or_missing_byte_leaves_a_seal_valid),
		cmocka_unit_test(a_seal_bears_one_signature_under_the_name_of_its_origin),
		cmocka_unit_test(a_cosignature_tells_who_and_when),
		cmocka_unit_test(nothing_is_sealed_at_size_0),
		cmocka_unit_test(keys_come_back_from_their_files),
		cmocka_unit_test(openssl_checks_our_signature),
		cmocka_unit_test(keys_of_openssl_are_read),
	};

	return cmocka_run_group_tests_name("note", tests, NULL, NULL);
}
