/* words.js -- the sentences of the projector, from the state alone.  No page here: text in, text out. */
export const signs = { pour: "+", contre: "−", abstention: "○", nspp: "■", nppv: "/", silent: "…", blanc: "□", nul: "×" };
export const labels = {
	pour: "POUR", contre: "CONTRE", abstention: "ABSTENTION", nspp: "NE SE PRONONCE PAS",
	nppv: "ne prend pas part au vote", silent: "n’a pas voté", blanc: "BLANC", nul: "NUL",
};
const outcomes = {
	adopted: "ADOPTÉ", rejected: "REJETÉ", "next-round": "NOUVEAU TOUR DE SCRUTIN", void: "SCRUTIN SANS EFFET",
	noted: "IL EST PRIS ACTE",
};
const fractions = { "2/3": "deux tiers", "3/5": "trois cinquièmes", "3/4": "trois quarts", "4/5": "quatre cinquièmes", "1/2": "la moitié" };
const bases = {
	cast: "suffrages exprimés", serving: "membres en exercice", present: "membres présents",
	electorate: "voix qui peuvent s’exprimer",
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

/* Tells the hour as it is read in ZONE, with SECONDS where they matter. */
export function hourIn(zone, seconds) {
	const parts = { hour: "2-digit", minute: "2-digit", ...seconds ? { second: "2-digit" } : {} };
	try {
		return new Intl.DateTimeFormat("fr-FR", { ...parts, timeZone: zone || undefined });
	} catch { /* a zone that this browser does not know: its own then */
		return new Intl.DateTimeFormat("fr-FR", parts);
	}
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

export const roundOf = n => `${n}${n === 1 ? "er" : "e"} tour`;

/* "3. Titre", or "Points 1 à 30. Objet" where one ballot is on several. */
export function itemLine(i) {
	return i.together > 1 ? `Points ${i.number} à ${i.last_number}. ${i.title}` : `${i.number}. ${i.title}`;
}

/* Nothing goes on.  In a pause handsets may be tested. */
export const resting = s => s.ended || (s.suspended && s.phase !== "test");

export function status(s) {
	if (s.ended) return "LEVÉE DE SÉANCE";
	if (resting(s)) return "SÉANCE SUSPENDUE";
	if (s.phase === "open") {
		const b = s.open, secret = b.mode === "secret" ? "SCRUTIN SECRET" : "SCRUTIN";
		if (b.counting) return `${secret} CLOS – dépouillement en cours`;
		if (b.second_phase) return "VOTE AU TITRE DES POUVOIRS";
		if (b.round > 0) return `${secret} OUVERT – ${roundOf(b.round)}`;
		return s.item && s.item.attempt > 1 ? `NOUVEAU VOTE – ${secret} OUVERT` : `${secret} OUVERT`;
	}
	if (s.phase === "test") return "ESSAI DES BOÎTIERS";
	if (s.phase === "closed") {
		const b = s.closed;
		if (b.annulled) return "SCRUTIN ANNULÉ";
		if (!hasCounts(b)) return "SANS SCRUTIN";
		const round = b.round > 0 ? ` – ${roundOf(b.round)}` : "";
		return b.proclaimed ? `RÉSULTAT PROCLAMÉ${round}` : `SCRUTIN CLOS${round} – résultat non encore proclamé`;
	}
	if (s.voided) return "SCRUTIN INTERROMPU – SANS EFFET";
	if (s.aborted) return "SCRUTIN INTERROMPU – SANS RÉSULTAT";
	if (s.item) return "EN DISCUSSION";
	return s.sitting ? "SÉANCE OUVERTE" : "";
}

/* What an interrupted ballot means to those who wait. */
export function interrupted(s) {
	if (s.voided) return "Une panne a interrompu le scrutin secret : il est nul, un nouveau vote aura lieu.";
	return s.aborted ? "Le scrutin a été interrompu : les votes reçus ne comptent pas." : "";
}

/* Adopted although nobody voted: the assembly agreed, and nobody asked for a vote. */
export const hasCounts = b => !b.annulled && b.outcome !== "noted" && b.by !== "assent";

export const outcomeSigns = { adopted: "✔", rejected: "✖" };

export const outcome = word => outcomes[word] || word;

export function decision(b) {
	if (b.annulled) return "SCRUTIN ANNULÉ";
	if (b.items.length > 0) return together(b);
	if (b.outcome.startsWith("elected:")) return `${b.outcome.slice(8)}\nÉLECTION ACQUISE`;
	return outcome(b.outcome);
}

/* Of a ballot on several items. */
function together(b) {
	const n = b.items.length, adopted = b.items.filter(i => i.outcome === "adopted").length;
	if (adopted === n) return `${n} POINTS\nADOPTÉS`;
	if (adopted === 0) return `${n} POINTS\nREJETÉS`;
	return `${plural(adopted, "ADOPTÉ", "ADOPTÉS")}\n${plural(n - adopted, "REJETÉ", "REJETÉS")}`;
}

function presider(b) {
	if (/^(Monsieur|M\.)$/.test(b.civility)) return `M. ${b.presider}, président de séance`;
	if (/^(Madame|Mme)$/.test(b.civility)) return `Mme ${b.presider}, présidente de séance`;
	return `${b.presider}, qui préside la séance`;
}

function even(b) {
	const tied = `Partage égal des voix (${b.pour} pour, ${b.contre} contre).`;
	if (b.casting_vote === "none") return `${tied} Sans voix prépondérante : ${decision(b)}.`;
	return `${tied} ${presider(b)}, ayant voté ${b.casting_vote === "for" ? "POUR" : "CONTRE"}, sa voix est prépondérante : ${decision(b)}.`;
}

export function majority(b) {
	if (b.required === 0) return "Majorité relative";
	if (b.num === 0 && b.basis === "cast") return `Majorité absolue : ${b.required}`;
	const share = b.num === 0 ? "absolue" : `des ${fractions[`${b.num}/${b.den}`] || `${b.num}/${b.den}`}`;
	return `Majorité ${share} des ${bases[b.basis]} : ${b.required}`;
}

/* What has to be said of a tie, of a majority that is not the usual one, or of a round that elects nobody; else "". */
export function sentence(b) {
	if (!hasCounts(b) || !b.proclaimed || b.items.length > 0) return "";
	if (b.outcome === "next-round")
		return b.required > 0 ? `Personne n’a obtenu la majorité absolue (${b.required}) : un nouveau tour a lieu.` : "Égalité qui n’est pas départagée : un nouveau tour a lieu.";
	if (b.candidates.length > 0) return "";
	if (b.pour === b.contre && b.pour > 0 && b.num === 0 && b.basis === "cast") return even(b);
	if (b.num === 0 && b.basis === "cast") return "";
	return `${majority(b)} voix requises sur ${b.of}, ${b.pour} obtenues : ${decision(b)}.`;
}

export function arithmetic(b) {
	if (b.annulled || b.outcome === "noted") return [];
	if (b.by === "assent") return [b.unanimous ? "À l’unanimité" : "Sans vote formel"];
	const parts = [], decided = b.outcome === "adopted" || b.outcome === "rejected";
	if (b.unanimous && decided && b.proclaimed)
		parts.push(b.abstention + b.nspp + b.silent + b.nppv === 0 ? "À l’unanimité" : "À l’unanimité des suffrages exprimés");
	parts.push(`Suffrages exprimés : ${b.cast}`, majority(b));
	if (b.proxies_cast > 0) parts.push(`Dont ${plural(b.proxies_cast, "procuration", "procurations")}`);
	if (b.blanc > 0) parts.push(plural(b.blanc, "blanc", "blancs"));
	if (b.nul > 0) parts.push(plural(b.nul, "nul", "nuls"));
	if (b.nppv > 0) parts.push(`${plural(b.nppv, "ne prend", "ne prennent")} pas part au vote`);
	if (b.silent > 0) parts.push(`${plural(b.silent, "n’a", "n’ont")} pas voté`);
	const by = { hands: "À main levée", paper: "Par bulletins", "roll-call": "Par appel nominal" }[b.by];
	if (by) parts.push(by);
	return parts;
}

/* What those in the chamber are to do in a test of the handsets. */
export const tested = "Appuyez une fois sur une touche de votre boîtier : ce n’est pas un vote";

/* The names still missing, where they are few enough to be read. */
export function missing(chairs) {
	const names = chairs.filter(c => !c.voted).map(c => c.name);
	if (names.length === 0) return "Tous ont voté";
	return names.length > 12 ? `N’ont pas voté : ${names.length}` : `N’${names.length > 1 ? "ont" : "a"} pas voté (${names.length}) : ${names.join(", ")}`;
}

export const NO_GROUP = "Sans groupe";

/* [{ name, pour, contre, ... }] in voices, in the order in which GROUPS are told. */
export function groupTotals(voices, groups) {
	const totals = [...groups, NO_GROUP].map(name => ({ name }));
	for (const v of voices) {
		const t = totals[v.group > 0 ? v.group - 1 : groups.length];
		t[v.choice] = (t[v.choice] || 0) + v.weight;
	}
	return totals.filter(t => Object.keys(t).length > 1);
}

/* "+ 12  − 3": what a group's voices came to. */
export const groupLine = t => Object.keys(signs).filter(k => t[k]).map(k => `${signs[k]}\u00a0${t[k]}`).join("  ");

export function countdown(ms) {
	const s = Math.max(0, Math.ceil(ms / 1000));
	return `Clôture dans ${s >= 60 ? `${Math.floor(s / 60)} min ` : ""}${String(s % 60).padStart(s >= 60 ? 2 : 1, "0")} s`;
}
