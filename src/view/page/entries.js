/* entries.js -- checks, verdicts and entries of a record; text in, text out */
import { fr } from "./language.js";
import { labels, plural } from "./words.js";

/* word: [in capitals, what it means, how it stands: good, warn or bad] */
export const verdicts = {
	sealed: [fr`SCELLÉ`, fr`Tout concorde, et la clé donnée l’a signé.`, "good"],
	untrusted: [fr`NON ATTESTÉ`, fr`Tout concorde, mais aucune clé n’a été donnée : rien ne dit qui a signé.`, "warn"],
	unfinished: [fr`INACHEVÉ`, fr`L’enregistrement n’a pas de fin : la séance continue, ou sa fin a été coupée.`, "warn"],
	damaged: [fr`ENDOMMAGÉ`, fr`Le fichier n’est pas tel qu’il a été écrit.`, "bad"],
	forged: [fr`FALSIFIÉ`, fr`Son contenu n’est pas ce qui a été signé, ou ne l’a pas été par cette clé.`, "bad"],
	unsealed: [fr`NON SCELLÉ`, fr`Rien n’y a jamais été signé.`, "bad"],
};

const checks = {
	frames: fr`Lecture des entrées`, order: fr`Ordre et heures`, origin: fr`Nom de l’enregistrement`, checkpoints: fr`Points de contrôle`,
	key: fr`Clé publique donnée`, signature: fr`Signatures`, end: fr`Fin de la séance`, seal: fr`Tout est sous scellé`, witness: fr`Témoins`,
	words: fr`Mots de contrôle donnés`, redacted: fr`Entrées retenues`, recount: fr`Résultats recomptés`,
};
export const check = word => checks[word] || word;

export const states = { ok: ["✔", fr`vérifié`], FAIL: ["✖", fr`ÉCHEC`], absent: ["–", fr`absent`] };

/* What replaying the record said of its results, as one check more. */
export function recount(r) {
	if (r.kinds.includes("X")) return { state: "absent", check: "recount", detail: fr`cette copie retient des entrées : rien ne peut être recompté` };
	if (r.differing > 0) return { state: "FAIL", check: "recount", detail: plural(r.differing, fr`ligne diffère de ce qui est enregistré`, fr`lignes diffèrent de ce qui est enregistré`) };
	if (r.playable < r.entries || r.entries === 0) return { state: "absent", check: "recount", detail: fr`${plural(r.playable, fr`entrée rejouée`, fr`entrées rejouées`)} sur ${r.entries}` };
	return { state: "ok", check: "recount", detail: r.results === 0 ? fr`aucun résultat` : plural(r.results, fr`résultat, le même`, fr`résultats, les mêmes`) };
}

/* Why there is no picture behind entry INDEX. */
export function noPicture(r) {
	if (r.kinds[r.playable] === "X") return fr`À partir de l’entrée ${r.playable}, cette copie retient de quoi suivre la séance. Ses résultats restent lisibles.`;
	return fr`L’entrée ${r.playable} ne peut pas être rejouée : ${r.why}`;
}

const modes = { ordinary: fr`ordinaire`, public: fr`public`, secret: fr`secret` };

export function ballot(b, number) {
	const what = b.items > 1 ? fr`${b.items} points` : b.item ? fr`point ${b.item}` : "";
	const how = b.aborted ? fr`interrompu` : [b.by === "assent" ? fr`sans vote` : modes[b.mode] || b.mode, b.annulled ? fr`annulé` : ""].filter(Boolean).join(", ");
	return `${number}. ${[what, how].filter(Boolean).join(", ")}${b.title ? ` – ${b.title}` : ""}`;
}

/* --- entries: [what it is, what it says, a remark] ---------------------------------------------------------------------- */

const classes = {
	early: fr`avant l’ouverture : ne compte pas`, late: fr`après la clôture : ne compte pas`, unknown: fr`boîtier inconnu : ne compte pas`,
	"bad-key": fr`touche sans signification : ne compte pas`, outside: fr`ce siège ne vote pas ici : ne compte pas`, test: fr`essai des boîtiers : n’est pas un vote`,
};

function press(e) {
	const remarks = [e.masked ? fr`scrutin secret : seule la participation est enregistrée` : "", classes[e.refused] || e.refused, e.repeated ? fr`nouvel appui` : ""];
	const key = e.masked ? "" : fr`, touche ${e.key}`, whose = e.seat ? fr` – siège ${e.seat}, ${e.name}` : "";
	return [fr`Appui`, fr`Boîtier ${e.handset}${key}${whose}`, remarks.filter(Boolean).join(" ; ")];
}

function command(e) {
	const who = [e.account, e.role, e.console].filter(Boolean).join(", ");
	return [e.refused ? fr`Commande refusée` : fr`Commande`, e.line, e.refused ? `${e.why || e.refused} (${who})` : who];
}

function receiver(e) {
	const events = { online: fr`présente`, gone: fr`perdue`, gap: fr`lacune`, report: fr`compte rendu`, totals: fr`totaux` };
	const counts = fr`${e.frames} trames, ${e.bad_checks} en erreur, ${e.refused} refusées, ${e.noise} octets de bruit, ${e.lost} perdues, ${e.retries} reprises`;
	return [fr`Base`, fr`Base ${e.receiver} (${e.make}${e.simulated ? fr`, simulée` : ""}) : ${events[e.event] || e.event}`, e.event === "report" ? counts : e.detail];
}

function urn(e) {
	const sums = e.urn.filter(s => s.voices > 0).map(s => `${s.candidate > 0 ? fr`candidat ${s.candidate}` : labels[s.choice] || s.choice} ${s.voices}`);
	return [fr`Urne`, sums.join(" · ") || fr`vide`, fr`les sommes seules : ni ordre, ni siège, ni heure`];
}

const kinds = {
	S: e => [fr`Début`, e.origin, e.program],
	A: e => [fr`Reprise`, e.reason, e.torn_bytes > 0 ? plural(e.torn_bytes, fr`octet inachevé coupé`, fr`octets inachevés coupés`) : ""],
	C: command,
	P: press,
	D: () => [fr`Échéance`, fr`L’heure de la clôture est venue`, ""],
	L: e => [fr`Résultat enregistré`, e.lines.join("\n"), ""],
	K: e => [fr`Point de contrôle`, e.words ? fr`Empreinte : ${e.words}` : fr`illisible`, e.words ? fr`sur ${plural(e.size, fr`entrée`, fr`entrées`)}` : ""],
	B: receiver,
	U: urn,
	E: () => [fr`Fin`, fr`Levée de séance`, ""],
	X: () => [fr`Entrée retenue`, fr`Cette copie n’en garde que l’empreinte.`, ""],
};

export const entry = at => kinds[at.kind](at.entry);
