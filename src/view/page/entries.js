/* entries.js -- checks, verdicts and entries of a record in French; text in, text out */
import { labels, plural } from "./words.js";

/* word: [in capitals, what it means, how it stands: good, warn or bad] */
export const verdicts = {
	sealed: ["SCELLÉ", "Tout concorde, et la clé donnée l’a signé.", "good"],
	untrusted: ["NON ATTESTÉ", "Tout concorde, mais aucune clé n’a été donnée : rien ne dit qui a signé.", "warn"],
	unfinished: ["INACHEVÉ", "L’enregistrement n’a pas de fin : la séance continue, ou sa fin a été coupée.", "warn"],
	damaged: ["ENDOMMAGÉ", "Le fichier n’est pas tel qu’il a été écrit.", "bad"],
	forged: ["FALSIFIÉ", "Son contenu n’est pas ce qui a été signé, ou ne l’a pas été par cette clé.", "bad"],
	unsealed: ["NON SCELLÉ", "Rien n’y a jamais été signé.", "bad"],
};

const checks = {
	frames: "Lecture des entrées", order: "Ordre et heures", origin: "Nom de l’enregistrement", checkpoints: "Points de contrôle",
	key: "Clé publique donnée", signature: "Signatures", end: "Fin de la séance", seal: "Tout est sous scellé", witness: "Témoins",
	words: "Mots de contrôle donnés", redacted: "Entrées retenues", recount: "Résultats recomptés",
};
export const check = word => checks[word] || word;

export const states = { ok: ["✔", "vérifié"], FAIL: ["✖", "ÉCHEC"], absent: ["–", "absent"] };

/* What replaying the record said of its results, as one check more. */
export function recount(r) {
	if (r.kinds.includes("X")) return { state: "absent", check: "recount", detail: "cette copie retient des entrées : rien ne peut être recompté" };
	if (r.differing > 0) return { state: "FAIL", check: "recount", detail: `${plural(r.differing, "ligne diffère", "lignes diffèrent")} de ce qui est enregistré` };
	if (r.playable < r.entries || r.entries === 0) return { state: "absent", check: "recount", detail: `${plural(r.playable, "entrée rejouée", "entrées rejouées")} sur ${r.entries}` };
	return { state: "ok", check: "recount", detail: r.results === 0 ? "aucun résultat" : plural(r.results, "résultat, le même", "résultats, les mêmes") };
}

/* Why there is no picture behind entry INDEX. */
export function noPicture(r) {
	if (r.kinds[r.playable] === "X") return `À partir de l’entrée ${r.playable}, cette copie retient de quoi suivre la séance. Ses résultats restent lisibles.`;
	return `L’entrée ${r.playable} ne peut pas être rejouée : ${r.why}`;
}

const modes = { ordinary: "ordinaire", public: "public", secret: "secret" };

export function ballot(b, number) {
	const what = b.items > 1 ? `${b.items} points` : b.item ? `point ${b.item}` : "";
	const how = b.aborted ? "interrompu" : [b.by === "assent" ? "sans vote" : modes[b.mode] || b.mode, b.annulled ? "annulé" : ""].filter(Boolean).join(", ");
	return `${number}. ${[what, how].filter(Boolean).join(", ")}${b.title ? ` – ${b.title}` : ""}`;
}

/* --- entries: [what it is, what it says, a remark] ---------------------------------------------------------------------- */

const classes = {
	early: "avant l’ouverture : ne compte pas", late: "après la clôture : ne compte pas", unknown: "boîtier inconnu : ne compte pas",
	"bad-key": "touche sans signification : ne compte pas", outside: "ce siège ne vote pas ici : ne compte pas", test: "essai des boîtiers : n’est pas un vote",
};

function press(e) {
	const remarks = [e.masked ? "scrutin secret : seule la participation est enregistrée" : "", classes[e.refused] || e.refused, e.repeated ? "nouvel appui" : ""];
	const key = e.masked ? "" : `, touche ${e.key}`, whose = e.seat ? ` – siège ${e.seat}, ${e.name}` : "";
	return ["Appui", `Boîtier ${e.handset}${key}${whose}`, remarks.filter(Boolean).join(" ; ")];
}

function command(e) {
	const who = [e.account, e.role, e.console].filter(Boolean).join(", ");
	return [e.refused ? "Commande refusée" : "Commande", e.line, e.refused ? `${e.why || e.refused} (${who})` : who];
}

function receiver(e) {
	const events = { online: "présente", gone: "perdue", gap: "lacune", report: "compte rendu", totals: "totaux" };
	const counts = `${e.frames} trames, ${e.bad_checks} en erreur, ${e.refused} refusées, ${e.noise} octets de bruit, ${e.lost} perdues, ${e.retries} reprises`;
	return ["Base", `Base ${e.receiver} (${e.make}${e.simulated ? ", simulée" : ""}) : ${events[e.event] || e.event}`, e.event === "report" ? counts : e.detail];
}

function urn(e) {
	const sums = e.urn.filter(s => s.voices > 0).map(s => `${s.candidate > 0 ? `candidat ${s.candidate}` : labels[s.choice] || s.choice} ${s.voices}`);
	return ["Urne", sums.join(" · ") || "vide", "les sommes seules : ni ordre, ni siège, ni heure"];
}

const kinds = {
	S: e => ["Début", e.origin, e.program],
	A: e => ["Reprise", e.reason, e.torn_bytes > 0 ? `${plural(e.torn_bytes, "octet inachevé coupé", "octets inachevés coupés")}` : ""],
	C: command,
	P: press,
	D: () => ["Échéance", "L’heure de la clôture est venue", ""],
	L: e => ["Résultat enregistré", e.lines.join("\n"), ""],
	K: e => ["Point de contrôle", e.words ? `Empreinte : ${e.words}` : "illisible", e.words ? `sur ${plural(e.size, "entrée", "entrées")}` : ""],
	B: receiver,
	U: urn,
	E: () => ["Fin", "Levée de séance", ""],
	X: () => ["Entrée retenue", "Cette copie n’en garde que l’empreinte.", ""],
};

export const entry = at => kinds[at.kind](at.entry);
