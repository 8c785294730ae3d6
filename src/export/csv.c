#include "csv.h"

#include <string.h>

static void
separate(struct csv *csv)
{
	if (csv->n_fields++ > 0)
		fputc(csv->dialect == CSV_DATA ? ',' : ';', csv->out);
}

void
csv_text(struct csv *csv, const char *text)
{
	bool formula = csv->dialect == CSV_SHEET && text[0] != '\0' && strchr("=+-@", text[0]) != NULL;

	separate(csv);
	if (strpbrk(text, csv->dialect == CSV_DATA ? ",\"\r\n" : ";\"\r\n") == NULL) {
		fprintf(csv->out, "%s%s", formula ? "'" : "", text);
		return;
	}
	fprintf(csv->out, "\"%s", formula ? "'" : "");
	for (; *text != '\0'; text++)
		fprintf(csv->out, "%s%c", *text == '"' ? "\"" : "", *text);
	fputc('"', csv->out);
}

void
csv_number(struct csv *csv, uint32_t number)
{
	separate(csv);
	fprintf(csv->out, "%u", number);
}

void
csv_date(struct csv *csv, ymd date)
{
	separate(csv);
	if (date != 0)
		fprintf(csv->out, "%04u-%02u-%02u", date / 10000, date / 100 % 100, date % 100);
}

void
csv_hour(struct csv *csv, const struct account *a, uint64_t at_us)
{
	struct account_clock c;

	separate(csv);
	if (at_us == FOREVER)
		return;
	c = account_clock(a, at_us);
	fprintf(csv->out, "%02u:%02u", c.hour, c.minute);
}

void
csv_end(struct csv *csv)
{
	fputs("\r\n", csv->out);
	csv->n_fields = 0;
}

void
csv_begin(struct csv *csv, FILE *out, enum csv_dialect dialect, const char *const *head)
{
	*csv = (struct csv) { .out = out, .dialect = dialect };
	if (dialect == CSV_SHEET)
		fputs("\xEF\xBB\xBF", out);
	for (; *head != NULL; head++)
		csv_text(csv, *head);
	csv_end(csv);
}
