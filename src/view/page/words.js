/* words.js -- the sentences of the projector, from the state alone.  No page here: text in, text out. */
import { fr, language, locale } from "./language.js";

export const signs = { pour: "+", contre: "−", abstention: "○", nspp: "■", nppv: "/", silent: "…", blanc: "□", nul: "×" };
export const labels = {
	pour: fr`POUR`, contre: fr`CONTRE`, abstention: fr`ABSTENTION`, nspp: fr`NE SE PRONONCE PAS`,
	nppv: fr`ne prend pas part au vote`, silent: fr`n’a pas voté`, blanc: fr`BLANC`, nul: fr`NUL`,
};
const outcomes = {
	adopted: fr`ADOPTÉ`, rejected: fr`REJETÉ`, "next-round": fr`NOUVEAU TOUR DE SCRUTIN`, void: fr`SCRUTIN SANS EFFET`,
	noted: fr`IL EST PRIS ACTE`,
};
const fractions = { "2/3": fr`deux tiers`, "3/5": fr`trois cinquièmes`, "3/4": fr`trois quarts`, "4/5": fr`quatre cinquièmes`, "1/2": fr`la moitié` };
const bases = {
	cast: fr`suffrages exprimés`, serving: fr`membres en exercice`, present: fr`membres présents`,
	electorate: fr`voix qui peuvent s’exprimer`,
};

/* In French nought is singular. */
export function plural(n, one, many) {
	return `${n} ${n === 1 || (n === 0 && language === "fr") ? one : many}`;
}

export function dateOf(sitting) {
	const d = new Date(sitting + ":00");
	if (isNaN(d)) return sitting;
	const text = d.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
	return language === "fr" ? text.replace(/^(\S+ )1 /, "$11er ") : text;
}

/* Tells the hour as it is read in ZONE, with SECONDS where they matter. */
export function hourIn(zone, seconds) {
	const parts = { hour: "2-digit", minute: "2-digit", ...seconds ? { second: "2-digit" } : {} };
	try {
		return new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone || undefined });
	} catch { /* a zone that this browser does not know: its own then */
		return new Intl.DateTimeFormat(locale, parts);
	}
}

export function figures(s) {
	const absent = Math.max(0, s.serving - s.present - s.proxies);
	return [plural(s.present, fr`présent`, fr`présents`), plural(s.proxies, fr`représenté`, fr`représentés`),
		plural(absent, fr`absent`, fr`absents`), fr`${s.serving} en exercice`].join(" · ");
}

export function quorum(s) {
	if (s.quorum === 0) return fr`Sans condition de quorum`;
	return s.quorum_met ? fr`Quorum (${s.quorum}) atteint` : fr`Quorum (${s.quorum}) NON ATTEINT`;
}

export const roundOf = n => n === 1 ? fr`${n}er tour` : fr`${n}e tour`;

/* "3. Titre", or "Points 1 à 30. Objet" where one ballot is on several. */
export function itemLine(i) {
	return i.together > 1 ? fr`Points ${i.number} à ${i.last_number}. ${i.title}` : `${i.number}. ${i.title}`;
}

/* Nothing goes on.  In a pause handsets may be tested. */
export const resting = s => s.ended || (s.suspended && s.phase !== "test");

export function status(s) {
	if (s.ended) return fr`LEVÉE DE SÉANCE`;
	if (resting(s)) return fr`SÉANCE SUSPENDUE`;
	if (s.phase === "open") {
		const b = s.open, secret = b.mode === "secret" ? fr`SCRUTIN SECRET` : fr`SCRUTIN`;
		if (b.counting) return fr`${secret} CLOS – dépouillement en cours`;
		if (b.second_phase) return fr`VOTE AU TITRE DES POUVOIRS`;
		if (b.round > 0) return `${fr`${secret} OUVERT`} – ${roundOf(b.round)}`;
		return s.item && s.item.attempt > 1 ? fr`NOUVEAU VOTE – ${secret} OUVERT` : fr`${secret} OUVERT`;
	}
	if (s.phase === "test") return fr`ESSAI DES BOÎTIERS`;
	if (s.phase === "closed") {
		const b = s.closed;
		if (b.annulled) return fr`SCRUTIN ANNULÉ`;
		if (!hasCounts(b)) return fr`SANS SCRUTIN`;
		const round = b.round > 0 ? ` – ${roundOf(b.round)}` : "";
		return b.proclaimed ? fr`RÉSULTAT PROCLAMÉ${round}` : fr`SCRUTIN CLOS${round} – résultat non encore proclamé`;
	}
	if (s.voided) return fr`SCRUTIN INTERROMPU – SANS EFFET`;
	if (s.aborted) return fr`SCRUTIN INTERROMPU – SANS RÉSULTAT`;
	if (s.item) return fr`EN DISCUSSION`;
	return s.sitting ? fr`SÉANCE OUVERTE` : "";
}

/* What an interrupted ballot means to those who wait. */
export function interrupted(s) {
	if (s.voided) return fr`Une panne a interrompu le scrutin secret : il est nul, un nouveau vote aura lieu.`;
	return s.aborted ? fr`Le scrutin a été interrompu : les votes reçus ne comptent pas.` : "";
}

/* Adopted although nobody voted: the assembly agreed, and nobody asked for a vote. */
export const hasCounts = b => !b.annulled && b.outcome !== "noted" && b.by !== "assent";

export const outcomeSigns = { adopted: "✔", rejected: "✖" };

export const outcome = word => outcomes[word] || word;

export function decision(b) {
	if (b.annulled) return fr`SCRUTIN ANNULÉ`;
	if (b.items.length > 0) return together(b);
	if (b.outcome.startsWith("elected:")) return fr`${b.outcome.slice(8)}\nÉLECTION ACQUISE`;
	return outcome(b.outcome);
}

/* Of a ballot on several items. */
function together(b) {
	const n = b.items.length, adopted = b.items.filter(i => i.outcome === "adopted").length;
	if (adopted === n) return fr`${n} POINTS\nADOPTÉS`;
	if (adopted === 0) return fr`${n} POINTS\nREJETÉS`;
	return `${plural(adopted, fr`ADOPTÉ`, fr`ADOPTÉS`)}\n${plural(n - adopted, fr`REJETÉ`, fr`REJETÉS`)}`;
}

function presider(b) {
	if (/^(Monsieur|M\.)$/.test(b.civility)) return fr`M. ${b.presider}, président de séance`;
	if (/^(Madame|Mme)$/.test(b.civility)) return fr`Mme ${b.presider}, présidente de séance`;
	return fr`${b.presider}, qui préside la séance`;
}

function even(b) {
	const tied = fr`Partage égal des voix (${b.pour} pour, ${b.contre} contre).`;
	if (b.casting_vote === "none") return fr`${tied} Sans voix prépondérante : ${decision(b)}.`;
	return fr`${tied} ${presider(b)}, ayant voté ${b.casting_vote === "for" ? labels.pour : labels.contre}, sa voix est prépondérante : ${decision(b)}.`;
}

export function majority(b) {
	if (b.required === 0) return fr`Majorité relative`;
	if (b.num === 0 && b.basis === "cast") return fr`Majorité absolue : ${b.required}`;
	const share = `${b.num}/${b.den}`;
	if (b.num === 0) return fr`Majorité absolue des ${bases[b.basis]} : ${b.required}`;
	return fr`Majorité des ${fractions[share] || share} des ${bases[b.basis]} : ${b.required}`;
}

/* What has to be said of a tie, of a majority that is not the usual one, or of a round that elects nobody; else "". */
export function sentence(b) {
	if (!hasCounts(b) || !b.proclaimed || b.items.length > 0) return "";
	if (b.outcome === "next-round")
		return b.required > 0 ? fr`Personne n’a obtenu la majorité absolue (${b.required}) : un nouveau tour a lieu.` : fr`Égalité qui n’est pas départagée : un nouveau tour a lieu.`;
	if (b.candidates.length > 0) return "";
	if (b.pour === b.contre && b.pour > 0 && b.num === 0 && b.basis === "cast") return even(b);
	if (b.num === 0 && b.basis === "cast") return "";
	return fr`${majority(b)} voix requises sur ${b.of}, ${b.pour} obtenues : ${decision(b)}.`;
}

export function arithmetic(b) {
	if (b.annulled || b.outcome === "noted") return [];
	if (b.by === "assent") return [b.unanimous ? fr`À l’unanimité` : fr`Sans vote formel`];
	const parts = [], decided = b.outcome === "adopted" || b.outcome === "rejected";
	if (b.unanimous && decided && b.proclaimed)
		parts.push(b.abstention + b.nspp + b.silent + b.nppv === 0 ? fr`À l’unanimité` : fr`À l’unanimité des suffrages exprimés`);
	parts.push(fr`Suffrages exprimés : ${b.cast}`, majority(b));
	if (b.proxies_cast > 0) parts.push(fr`Dont ${plural(b.proxies_cast, fr`procuration`, fr`procurations`)}`);
	if (b.blanc > 0) parts.push(plural(b.blanc, fr`blanc`, fr`blancs`));
	if (b.nul > 0) parts.push(plural(b.nul, fr`nul`, fr`nuls`));
	if (b.nppv > 0) parts.push(plural(b.nppv, fr`ne prend pas part au vote`, fr`ne prennent pas part au vote`));
	if (b.silent > 0) parts.push(plural(b.silent, fr`n’a pas voté`, fr`n’ont pas voté`));
	const by = { hands: fr`À main levée`, paper: fr`Par bulletins`, "roll-call": fr`Par appel nominal` }[b.by];
	if (by) parts.push(by);
	return parts;
}

/* What those in the chamber are to do in a test of the handsets. */
export const tested = fr`Appuyez une fois sur une touche de votre boîtier : ce n’est pas un vote`;

/* The names still missing, where they are few enough to be read. */
export function missing(chairs) {
	const names = chairs.filter(c => !c.voted).map(c => c.name);
	if (names.length === 0) return fr`Tous ont voté`;
	if (names.length > 12) return fr`N’ont pas voté : ${names.length}`;
	const list = names.join(", ");
	return names.length > 1 ? fr`N’ont pas voté (${names.length}) : ${list}` : fr`N’a pas voté (${names.length}) : ${list}`;
}

export const NO_GROUP = fr`Sans groupe`;

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
	const s = Math.max(0, Math.ceil(ms / 1000)), rest = String(s % 60);
	return fr`Clôture dans ${s >= 60 ? `${Math.floor(s / 60)} min ${rest.padStart(2, "0")}` : rest} s`;
}
