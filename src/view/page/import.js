/*
 * import.js -- members or an agenda from a file of the town hall: shown as what it would change, then said line by line
 *
 * The file is read by a program of its own (view/imports.h), which answers with lines of the story language, or with what is wrong.
 * A file overrules nothing that was said: what stands in the sitting is passed over, what contradicts it is told and left out.
 * Each line is one act as any other; the first that is refused ends it, and those before it stand.
 */
import { $, make } from "./dom.js";
import { fr, said } from "./language.js";
import { nameOf, seatOf } from "./members.js";
import { plural } from "./words.js";

const FILE_MAX = 4 << 20;

const kindsOfItems = { amendment: fr`amendement`, subamendment: fr`sous-amendement`, motion: fr`motion`, wish: fr`vœu`, procedure: fr`procédure`, accounts: fr`compte administratif` };
const kinds = {
	roster: {
		title: fr`Importer les membres`, head: [fr`Siège`, fr`Membre`, fr`Groupe`, fr`Boîtier`, fr`Autres`],
		hint: fr`Colonnes : siège, civilité, prénom, nom ; au besoin groupe, rang, poids, boîtier, fonction, né(e) le, présence, pouvoir à.`,
	},
	agenda: {
		title: fr`Importer l’ordre du jour`, head: [fr`Point`, fr`Intitulé`, fr`Nature`, fr`Rubrique`, fr`Autres`],
		hint: fr`Colonnes : n°, objet ; au besoin rubrique, type, parent, numéro d’acte, matière, budget, identifiant.`,
	},
};

/* The parts of a line that scrutin-import wrote: {verb, words, and each key with its value}. */
function parsed(line) {
	const words = [], of = {};
	for (const [, key, text, plain] of line.matchAll(/(?:([a-z-]+)=)?(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)) {
		const value = text === undefined ? plain : text.replace(/\\(.)/g, "$1");
		if (key) of[key] = value;
		else words.push(value);
	}
	return { verb: words.shift(), words, ...of };
}

/* "1..3,7" */
const numbers = list => list.split(",").flatMap(part => {
	const [from, to = from] = part.split("..").map(Number);
	return Array.from({ length: to - from + 1 }, (_, i) => from + i);
});

const day = iso => iso.split("-").reverse().join("/");
const told = (...parts) => parts.filter(Boolean).join(", ");
const stands = why => ({ why });
const differs = why => ({ why, differs: true });

/* --- what a line means where the sitting is as it is: {cells, line: to be said, or why not} ------------------------------------ */

/* What a file may say of a member beside who he is: its key, and what it is called.  Who was born when the chamber tells nobody. */
const particulars = [["title", fr`fonction`], ["rank", fr`rang`], ["weight", fr`voix`]];

function seatRow(p, line, chamber) {
	const number = p.words[0], there = seatOf(chamber.seats, number), holder = p.handset && chamber.seats.find(s => s.handset === p.handset && s.seat !== number);
	const cells = [number, `${p.civility} ${p.first} ${p.last}`, p.group || "", p.handset || "",
		told(p.title, p.rank && fr`rang ${p.rank}`, p.weight && fr`${p.weight} voix`, p.born && fr`né(e) le ${day(p.born)}`)];
	if (holder) return { cells, ...differs(fr`le boîtier est celui de ${nameOf(holder)}, siège ${holder.seat}`) };
	if (!there) return { cells, line };
	if (there.vacant === "yes") return { cells, ...differs(fr`le siège est vacant dans la séance`) };
	if (there.first !== p.first || there.last !== p.last || there.civility !== p.civility) return { cells, ...differs(fr`le siège est celui de ${there.civility} ${nameOf(there)}`) };
	if (p.handset && p.handset !== there.handset) return { cells, line: `handset ${p.handset} -> ${number}`, what: there.handset ? fr`boîtier à changer (${there.handset})` : fr`boîtier à donner` };
	if ((p.group || "") !== there.group) return { cells, ...differs(there.group ? fr`déjà inscrit, dans le groupe « ${there.group} »` : fr`déjà inscrit, sans groupe`) };
	const other = particulars.find(([key]) => p[key] && p[key] !== there[key]);
	if (other) return { cells, ...differs(fr`déjà inscrit, mais ${other[1]} : ${["", "0"].includes(there[other[0]]) ? "—" : there[other[0]]}`) };
	return { cells, ...stands(fr`déjà inscrit`) };
}

function vacantRow(p, line, chamber) {
	const there = seatOf(chamber.seats, p.words[0]), cells = [p.words[0], fr`siège vacant`, "", "", ""];
	if (!there) return { cells, line };
	return { cells, ...there.vacant === "yes" ? stands(fr`déjà inscrit`) : differs(fr`le siège est celui de ${nameOf(there)}`) };
}

const presences = { arrive: [fr`présent`, fr`présents`, "present"], excuse: [fr`excusé`, fr`excusés`, "excused"] };

function presenceRow(p, line, chamber) {
	const [one, several, key] = presences[p.verb], seats = numbers(p.words[0]), cells = [p.words[0].replace(/,/g, ", "), seats.length > 1 ? several : one, "", "", ""];
	return seats.every(n => seatOf(chamber.seats, n)?.[key] === "yes") ? { cells, ...stands(fr`déjà inscrit`) } : { cells, line };
}

function proxyRow(p, line, chamber, names) {
	const [giver, , holder] = p.words, there = seatOf(chamber.seats, giver);
	const cells = [giver, fr`pouvoir à ${names.get(holder) || fr`siège ${holder}`}`, "", "", p.dated ? fr`daté du ${day(p.dated)}` : ""];
	if (!there || there.holder === "0") return { cells, line };
	return { cells, ...there.holder === holder ? stands(fr`déjà inscrit`) : differs(fr`a donné pouvoir à ${names.get(there.holder)}`) };
}

function itemRow(p, line, chamber) {
	const [number, title] = p.words, there = chamber.items.find(i => i.item === number);
	const cells = [number, title, kindsOfItems[p.kind] || "", p.rubric || "",
		told(p.parent && fr`au point ${p.parent}`, p.number && fr`n° ${p.number}`, p.matiere && fr`matière ${p.matiere}`, p.budget && `budget ${p.budget}`, p.id)];
	if (!there) return { cells, line };
	return { cells, ...there.title === title ? stands(fr`déjà inscrit`) : differs(fr`le point est « ${there.title} »`) };
}

const rowsOf = { seat: seatRow, vacant: vacantRow, arrive: presenceRow, excuse: presenceRow, proxy: proxyRow, item: itemRow };

/* LINES against the CHAMBER, in their order. */
function judged(lines, chamber) {
	const parts = lines.map(line => [parsed(line), line]);
	const names = new Map([...chamber.seats.map(s => [s.seat, nameOf(s)]), ...parts.filter(([p]) => p.verb === "seat").map(([p]) => [p.words[0], nameOf(p)])]);
	return parts.map(([p, line]) => rowsOf[p.verb](p, line, chamber, names));
}

/* --- the dialog ------------------------------------------------------------------------------------------------------------------ */

/* "elus.csv, ligne 3, C3 (prénom) : pas de prénom ; l'écrire" */
function sentence(file, problem) {
	const [, line, cell] = /^(?::(\d+))?(?:: )?(.*)$/.exec(problem.where);
	return fr`${told(file, line && fr`ligne ${line}`, /^(ligne|line) /.test(cell) && line ? "" : cell)} : ${problem.what}`;
}

/* Over the page: KIND of file; CHAMBER() how the sitting is, LOOK() asks for it anew, BRING has a file read, ACT does a line. */
class Import {
	constructor(kind, { chamber, look, bring, act }) {
		Object.assign(this, { kind, chamber, look, bring, act, rows: [], busy: false, stop: false });
		$("import-title").textContent = kinds[kind].title;
		$("import-hint").textContent = kinds[kind].hint;
		this.clear();
		$("import-file").value = "";
		$("import-file").onclick = () => $("import-file").value = ""; /* the same name may be chosen again, once it is mended */
		$("import-file").onchange = () => this.take($("import-file").files[0]);
		$("import").ondragover = e => e.preventDefault();
		$("import").ondrop = e => {
			e.preventDefault();
			if (this.busy) return;
			$("import-file").files = e.dataTransfer.files;
			this.take(e.dataTransfer.files[0]);
		};
		$("import").oncancel = e => {
			if (this.busy) e.preventDefault();
		};
		$("import-yes").onclick = () => this.inscribe();
		$("import-no").onclick = () => this.busy ? this.stop = true : $("import").close();
		$("import").showModal();
		$("import-file").focus();
	}

	clear() {
		this.rows = [];
		for (const id of ["import-why", "import-said"]) $(id).textContent = "";
		for (const id of ["import-problems", "import-table"]) $(id).replaceChildren();
		for (const id of ["import-lines", "import-yes", "import-progress"]) $(id).hidden = true;
		$("import-no").textContent = fr`Fermer`;
	}

	/* A file is chosen: has it read, and shows what it would change. */
	async take(file) {
		if (!file || this.busy) return;
		this.clear();
		if (file.size > FILE_MAX) return $("import-why").textContent = fr`${file.name} dépasse 4 Mio ; est-ce le bon fichier ?`;
		$("import-said").textContent = fr`${file.name} : lecture…`;
		this.busy = true;
		const r = await this.bring(this.kind, file).catch(() => ({ status: 0 }));
		const known = await this.look();
		this.busy = false;
		$("import-said").textContent = "";
		if (r.status !== 200 || !r.lines || !known) return $("import-why").textContent = fr`${file.name} : ${r.reason ? said(r.reason) : fr`le fichier n’a pas pu être lu ; réessayer.`}`;
		this.show(file.name, r);
	}

	show(file, r) {
		const wrong = r.problems.filter(p => p.wrong);
		$("import-problems").replaceChildren(...(wrong.length > 0 ? wrong : r.problems).map(p => make("li", p.wrong ? "refused" : "", sentence(file, p))),
			...r.more > 0 ? [make("li", "refused", fr`et ${r.more} de plus`)] : []);
		if (wrong.length > 0) return $("import-why").textContent = fr`${plural(wrong.length + r.more, fr`problème`, fr`problèmes`)} : rien ne sera inscrit. Corriger le fichier, puis le choisir de nouveau.`;
		this.rows = judged(r.lines, this.chamber());
		const due = this.due(), apart = this.rows.filter(row => row.differs).length, past = this.rows.length - due.length - apart;
		$("import-said").textContent = `${told(fr`${file} : ${plural(due.length, fr`ligne à inscrire`, fr`lignes à inscrire`)}`, past > 0 && plural(past, fr`déjà inscrite`, fr`déjà inscrites`),
			apart > 0 && plural(apart, fr`en désaccord avec la séance, laissée de côté`, fr`en désaccord avec la séance, laissées de côté`))}.`;
		const head = make("tr", "", ...[...kinds[this.kind].head, fr`État`].map(h => Object.assign(make("th", "", h), { scope: "col" })));
		for (const row of this.rows) row.state = make("td", row.differs ? "refused" : "", row.why || row.what || fr`à inscrire`);
		$("import-table").replaceChildren(make("thead", "", head), make("tbody", "", ...this.rows.map(row => make("tr", row.line ? "" : "past", ...row.cells.map(c => make("td", "", c)), row.state))));
		$("import-lines").hidden = this.rows.length === 0;
		$("import-yes").hidden = due.length === 0;
		$("import-yes").textContent = fr`Inscrire (${due.length})`;
		if (due.length > 0) $("import-yes").focus();
	}

	due() {
		return this.rows.filter(row => row.line && !row.done);
	}

	/* Line by line; what is refused ends it. */
	async inscribe() {
		const due = this.due();
		let done = 0, refused = null;
		if (this.busy || due.length === 0) return;
		Object.assign(this, { busy: true, stop: false });
		$("import-file").disabled = true;
		$("import-yes").hidden = true;
		$("import-no").textContent = fr`Arrêter`;
		$("import-no").focus();
		Object.assign($("import-progress"), { hidden: false, max: due.length, value: 0 });
		$("import-said").textContent = fr`Inscription de ${plural(due.length, fr`ligne`, fr`lignes`)}…`;
		for (const row of due) {
			if (this.stop) break;
			const r = await this.act(row.line);
			row.done = r.good;
			row.state.className = r.good ? "" : "refused";
			row.state.textContent = r.good ? fr`inscrit` : r.why;
			if (!r.good) {
				refused = { row, why: r.why };
				break;
			}
			$("import-progress").value = ++done;
		}
		for (const row of due) if (!row.done && row !== refused?.row) row.state.textContent = fr`non inscrit`;
		this.end(done, due.length - done, refused);
	}

	end(done, left, refused) {
		this.busy = false;
		$("import-file").disabled = false;
		$("import-no").textContent = fr`Fermer`;
		$("import-said").textContent = left === 0 ? fr`${plural(done, fr`ligne inscrite`, fr`lignes inscrites`)}, toutes.` : "";
		if (left === 0) return;
		const counted = fr`${plural(done, fr`ligne est inscrite`, fr`lignes sont inscrites`)}, ${plural(left, fr`ne l’est pas`, fr`ne le sont pas`)}. Choisir de nouveau le fichier reprend ce qui manque.`;
		$("import-why").textContent = refused ? fr`Arrêté à « ${refused.row.line} ». ${refused.why}. ${counted}` : fr`Arrêté. ${counted}`;
		(refused ? refused.row : this.due()[0]).state.scrollIntoView({ block: "nearest" });
		if (refused) return;
		$("import-yes").hidden = false;
		$("import-yes").textContent = fr`Inscrire (${left})`;
	}
}

export const showImport = (kind, sitting) => new Import(kind, sitting);
