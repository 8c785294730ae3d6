/* words.js -- the sentences of the projector, from the state alone.  No page here: text in, text out. */
export const signs = { pour: "+", contre: "−", abstention: "○", nspp: "■", nppv: "/", silent: "…", blanc: "□", nul: "×" };
export const labels = {
	pour: "POUR", contre: "CONTRE", abstention: "ABSTENTION", nspp: "NE SE PRONONCE PAS",
	nppv: "ne prend pas part au vote", silent: "n’a pas voté", blanc: "blanc", nul: "nul",
};
const outcomes = {
	adopted: "ADOPTÉ", rejected: "REJETÉ", "next-round": "NOUVEAU TOUR DE SCRUTIN", void: "SCRUTIN SANS EFFET",
	noted: "IL EST PRIS ACTE",
};

/* In French nought is singular. */
export function plural(n, one, many) {
	return `${n} ${n > 1 ? many : one}`;
}

export function dateOf(sitting) {
	const d = new Date(sitting + ":00");
	if (isNaN(d)) return sitting;
	const text = d.toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
	return text.replace(/^(\S+ )1 /, "$11er ");
}

export function figures(s) {
	const absent = Math.max(0, s.serving - s.present - s.proxies);
	return [plural(s.present, "présent", "présents"), plural(s.proxies, "représenté", "représentés"),
		plural(absent, "absent", "absents"), `${s.serving} en exercice`].join(" · ");
}

export function quorum(s) {
	if (s.quorum === 0) return "Sans condition de quorum";
	return `Quorum (${s.quorum}) ${s.quorum_met ? "atteint" : "NON ATTEINT"}`;
}

const isElection = s => s.keys.some(k => !(k.meaning in labels));

export function status(s) {
	if (s.ended) return "LEVÉE DE SÉANCE";
	if (s.suspended) return "SÉANCE SUSPENDUE";
	if (s.phase === "open") {
		if (s.open.second_phase) return "VOTE AU TITRE DES POUVOIRS";
		const secret = s.open.mode === "secret" ? "SCRUTIN SECRET OUVERT" : "SCRUTIN OUVERT";
		return s.item && s.item.attempt > 1 && !isElection(s) ? `NOUVEAU VOTE – ${secret}` : secret;
	}
	if (s.phase === "closed") {
		if (s.closed.annulled) return "SCRUTIN ANNULÉ";
		if (!hasCounts(s.closed)) return "SANS SCRUTIN";
		return s.closed.proclaimed ? "RÉSULTAT PROCLAMÉ" : "SCRUTIN CLOS – résultat non encore proclamé";
	}
	if (s.voided) return "SCRUTIN INTERROMPU – SANS EFFET";
	if (s.item) return "EN DISCUSSION";
	return s.sitting ? "SÉANCE OUVERTE" : "";
}

/* Adopted although nobody voted: the assembly agreed, and nobody asked for a vote. */
const isAssent = b => b.outcome === "adopted" && b.cast === 0;

export const hasCounts = b => !b.annulled && b.outcome !== "noted" && !isAssent(b);

export function decision(b) {
	if (b.annulled) return "SCRUTIN ANNULÉ";
	if (b.outcome.startsWith("elected:")) return `ÉLECTION ACQUISE :\n${b.outcome.slice(8)}`;
	return outcomes[b.outcome] || b.outcome;
}

/* The sentence of the tie; no title, for the message does not tell a president from a présidente. */
export function tie(b) {
	const even = `Partage égal des voix (${b.pour} pour, ${b.contre} contre).`;
	if (b.annulled) return "";
	if (b.casting_vote === "for" || b.casting_vote === "against")
		return `${even} ${b.presider}, qui préside la séance, ayant voté ${b.casting_vote === "for" ? "POUR" : "CONTRE"}, ` +
			`sa voix est prépondérante : ${decision(b)}.`;
	const simple = b.required === Math.floor(b.cast / 2) + 1;
	if (b.outcome === "rejected" && b.pour === b.contre && b.pour > 0 && simple)
		return `${even} Sans voix prépondérante : ${decision(b)}.`;
	return "";
}

export function arithmetic(b) {
	if (b.annulled || b.outcome === "noted") return [];
	if (isAssent(b)) return ["Sans vote formel"];
	const parts = [], decided = b.outcome === "adopted" || b.outcome === "rejected";
	if (b.unanimous && decided)
		parts.push(b.abstention + b.nspp + b.silent + b.nppv === 0 ? "À l’unanimité" : "À l’unanimité des suffrages exprimés");
	parts.push(`Suffrages exprimés : ${b.cast}`);
	parts.push(b.required > 0 ? `Majorité requise : ${b.required}` : "Majorité relative");
	if (b.proxies_cast > 0) parts.push(`Dont ${plural(b.proxies_cast, "procuration", "procurations")}`);
	if (b.blanc > 0) parts.push(`Blancs : ${b.blanc}`);
	if (b.nul > 0) parts.push(`Nuls : ${b.nul}`);
	if (b.nppv > 0) parts.push(`${plural(b.nppv, "ne prend", "ne prennent")} pas part au vote`);
	if (b.silent > 0) parts.push(`${plural(b.silent, "n’a", "n’ont")} pas voté`);
	return parts;
}

export function countdown(ms) {
	const s = Math.max(0, Math.ceil(ms / 1000));
	return `Clôture dans ${s >= 60 ? `${Math.floor(s / 60)} min ` : ""}${String(s % 60).padStart(s >= 60 ? 2 : 1, "0")} s`;
}
