/*
 * sheet.js -- a form of forms.js in a dialog: what is filled in makes the line, which is shown before it is sent
 *
 * What is refused is said in the dialog, and what was filled in stays.
 */
import { $, make } from "./dom.js";
import { fr } from "./language.js";
import { member, members, nameOf } from "./members.js";

const optional = f => f.wanted ? "" : ` ${fr`(facultatif)`}`;

/* The element in which F is filled in; it begins with what stands. */
function control(f, begin, chamber) {
	if (f.kind === "choice" || f.kind === "item") {
		const e = make("select");
		const of = f.kind === "choice" ? f.choices : [...f.wanted ? [] : [["", "—"]], ...chamber.items.map(i => [i.item, `${i.item}. ${i.title}`])];
		e.append(...of.map(([value, label]) => Object.assign(make("option", "", label), { value })));
		if (begin) e.value = begin;
		return e;
	}
	if (f.kind === "list") return Object.assign(make("textarea"), { rows: 4, value: begin });
	const e = Object.assign(make("input"), { autocomplete: "off" });
	e.type = f.kind === "check" ? "checkbox" : ["number", "date"].includes(f.kind) ? f.kind : "text";
	if (f.kind === "number") e.min = "0";
	if (f.kind === "seat") e.setAttribute("list", "members");
	if (f.kind !== "check") e.value = begin;
	return e;
}

const hints = { seat: fr`numéro de siège ou nom`, seats: fr`numéros de sièges ou noms, entre virgules` };

function row(f, state, chamber) {
	const id = `field-${f.id}`, hint = f.hint || hints[f.kind];
	if (f.kind === "items") {
		const boxes = chamber.items.map(i => make("label", "", Object.assign(make("input"), { type: "checkbox", name: f.id, value: i.item }), ` ${i.item}. ${i.title}`));
		return make("fieldset", "", make("legend", "", f.label), ...boxes);
	}
	const e = Object.assign(control(f, f.first ? f.first(state, chamber) : "", chamber), { id, name: f.id });
	const label = Object.assign(make("label", "", f.kind === "check" || f.kind === "choice" ? f.label : `${f.label}${optional(f)}`), { htmlFor: id });
	if (!hint) return make("p", f.kind, label, " ", e);
	e.setAttribute("aria-describedby", `${id}-hint`);
	return make("p", f.kind, label, " ", e, Object.assign(make("small", "", hint), { id: `${id}-hint` }));
}

/* What a field holds, as forms.js says; throws a sentence. */
function read(f, place, chamber) {
	if (f.kind === "items") return [...place.querySelectorAll("input:checked")].map(e => e.value);
	const e = place.querySelector("input, select, textarea");
	if (f.kind === "check") return e.checked;
	if (f.kind === "seat") return e.value.trim() === "" ? "" : member(chamber.seats, e.value).seat;
	if (f.kind === "seats") return members(chamber.seats, e.value).map(s => s.seat);
	return e.value.trim();
}

const empty = (f, value) => f.wanted && (value === "" || value === false || value.length === 0);

/* A form over the page: FORM of forms.js, DO what does a line and says how it went: {good, why, lines}. */
export class Sheet {
	constructor(form, state, chamber, act) {
		Object.assign(this, { form, chamber, act, busy: false });
		this.rows = new Map(form.fields.map(f => [f, row(f, state, chamber)]));
		$("sheet-title").textContent = form.name.replace("…", "");
		$("sheet-fields").replaceChildren(...this.rows.values(), this.names());
		$("sheet-why").textContent = "";
		$("sheet-form").oninput = () => this.draw();
		$("sheet-form").onsubmit = e => {
			e.preventDefault();
			this.send();
		};
		$("sheet-no").onclick = () => $("sheet").close();
		this.draw();
		$("sheet").showModal();
		const open = [...this.rows].filter(([f]) => !f.given).map(([, place]) => place.matches("[hidden]") ? null : place.querySelector("input, select, textarea"));
		(open.find(Boolean) || $("sheet-yes")).focus();
	}

	names() {
		const list = Object.assign(make("datalist"), { id: "members" });
		list.append(...this.chamber.seats.filter(s => s.vacant === "no").map(s => Object.assign(make("option"), { value: `${s.seat} – ${nameOf(s)}` })));
		return list;
	}

	/* What is filled in; what is not shown counts as empty.  Throws what is wrong with it where LOUD, else takes it for empty. */
	values(loud) {
		const v = Object.fromEntries(this.form.fields.map(f => [f.id, f.kind === "items" || f.kind === "seats" ? [] : f.kind === "check" ? false : ""]));
		for (const [f, place] of this.rows) {
			place.hidden = f.shown !== undefined && !f.shown(v);
			if (place.hidden) continue;
			try {
				v[f.id] = read(f, place, this.chamber);
			} catch (e) {
				if (loud) throw e;
			}
			if (loud && empty(f, v[f.id])) throw new Error(fr`Il manque : ${f.label}.`);
		}
		return v;
	}

	draw() {
		$("sheet-line").textContent = this.form.line(this.values(false), this.chamber.seats);
	}

	async send() {
		if (this.busy) return;
		try {
			const line = this.form.line(this.values(true), this.chamber.seats);
			$("sheet-why").textContent = "";
			this.busy = true;
			const answer = await this.act(line);
			if (!answer.good) throw new Error(answer.why);
			if (this.form.twice && answer.lines.length === 0) this.second();
			else $("sheet").close();
		} catch (e) {
			$("sheet-why").textContent = e.message;
		} finally {
			this.busy = false;
		}
	}

	/* A count by hand is entered twice, the second time without sight of the first. */
	second() {
		for (const [f, place] of this.rows) if (f.again) place.querySelector("input").value = "";
		this.draw();
		$("sheet-title").textContent = fr`${this.form.name.replace("…", "")} : seconde saisie`;
		$("sheet-why").textContent = fr`Première saisie reçue. Saisir les nombres une seconde fois, d’après les feuilles.`;
		[...this.rows].find(([f, place]) => f.again && !place.hidden)[1].querySelector("input").focus();
	}
}
