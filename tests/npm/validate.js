// validate.js sitting|popolo|scdl FILE -- exit 0 where FILE is valid, else the errors and 1
'use strict';
const fs = require('fs'), path = require('path');
const read = (name) => JSON.parse(fs.readFileSync(name, 'utf8'));
const schemas = path.join(__dirname, 'schemas');
const [kind, file] = process.argv.slice(2);

function fail(errors) {
	console.error(typeof errors === 'string' ? errors : JSON.stringify(errors, null, 1));
	process.exit(1);
}

// No field that the schema does not name: the schema says everything that we write.
function strict(schema) {
	if (Array.isArray(schema)) return schema.map(strict);
	if (schema === null || typeof schema !== 'object') return schema;
	const out = {};
	for (const [k, v] of Object.entries(schema)) out[k] = strict(v);
	if (out.type === 'object' && out.properties) out.additionalProperties = false;
	return out;
}

function sitting() {
	const Ajv = require('ajv/dist/2020').default;
	const schema = read(path.join(__dirname, '../../proto/sitting.schema.json'));
	const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
	if (!ajv.validateSchema(schema)) fail(ajv.errors);
	const valid = ajv.compile(strict(schema));
	if (!valid(read(file))) fail(valid.errors.slice(0, 5));
}

// Draft 3 says `required: true` inside a property, and `id`.
function lift(schema) {
	if (Array.isArray(schema)) return schema.map(lift);
	if (schema === null || typeof schema !== 'object') return schema;
	const out = {};
	for (const [k, v] of Object.entries(schema)) if (k !== '$schema' && k !== 'required') out[k] = lift(v);
	if (out.id && typeof out.id === 'string') { out.$id = out.id.replace(/#$/, ''); delete out.id; }
	if (out.$ref) out.$ref = out.$ref.replace(/#$/, '');
	const required = Object.entries(schema.properties || {}).filter(([, v]) => v.required === true).map(([k]) => k);
	if (required.length > 0) out.required = required;
	return out;
}

function popolo() {
	const Ajv = require('ajv').default;
	const ajv = new Ajv({ strict: false, allErrors: true });
	require('ajv-formats')(ajv);
	for (const other of ['organization', 'person', 'event', 'link', 'group_result']) // not ours to write inside an event
		ajv.addSchema({ $id: `http://www.popoloproject.com/schemas/${other}.json` });
	for (const name of ['count', 'motion', 'vote'])
		ajv.addSchema(lift(read(path.join(schemas, `popolo-${name}.json`))));
	const valid = ajv.compile(lift(read(path.join(schemas, 'popolo-vote_event.json'))));
	const document = read(file);
	const ids = new Set(document.persons.map((p) => p.id)), bodies = new Set(document.organizations.map((o) => o.id));
	for (const event of document.vote_events) {
		if (!valid(event)) fail(valid.errors);
		if (!bodies.has(event.organization_id)) fail(`no organization ${event.organization_id}`);
		for (const vote of event.votes || [])
			for (const id of [vote.voter_id, vote.represented_by])
				if (id !== undefined && !ids.has(id)) fail(`no person ${id}`);
	}
}

async function scdl() {
	const { Table } = require('tableschema');
	const schema = read(path.join(schemas, 'scdl-deliberations-2.1.5.json'));
	const table = await Table.load(fs.createReadStream(file), { schema, strict: true });
	const errors = [];
	const rows = await table.read({ forceCast: true, keyed: true });
	if (table.headers.join() !== schema.fields.map((f) => f.name).join()) errors.push('header');
	for (const row of rows) {
		if (row.errors) errors.push(...row.errors.map((e) => `row ${row.rowNumber}: ${e.message}`));
		else if (row.VOTE_POUR + row.VOTE_CONTRE + row.VOTE_ABSTENTION > row.VOTE_REEL || row.VOTE_REEL > row.VOTE_EFFECTIF)
			errors.push(`${row.DELIB_ID}: figures`);
	}
	if (errors.length > 0) fail(errors);
	console.log(`${rows.length} rows`);
}

const kinds = { sitting, popolo, scdl };
Promise.resolve(kinds[kind]()).catch((e) => fail(e.stack));
