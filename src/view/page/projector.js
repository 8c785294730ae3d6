/* projector.js -- draws what /events says.  It knows nothing that the message does not hold. */
const $ = id => document.getElementById(id);
const signs = { pour: "+", contre: "−", abstention: "○", nspp: "–", nppv: "·", silent: " " };
const labels = {
	pour: "POUR", contre: "CONTRE", abstention: "ABSTENTION", nspp: "NE SE PRONONCE PAS",
	nppv: "ne prend pas part au vote", blanc: "blanc", nul: "nul", silent: "n’a pas voté",
};
const outcomes = { adopted: "ADOPTÉ", rejected: "REJETÉ", "next-round": "NOUVEAU TOUR DE SCRUTIN", void: "SCRUTIN ANNULÉ", noted: "IL EST PRIS ACTE" };

function make(tag, className, text) {
	const e = document.createElement(tag);
	if (className) e.className = className;
	if (text !== undefined) e.textContent = text;
	return e;
}

function plural(n, one, many) {
	return `${n} ${n > 1 ? many : one}`;
}

function dateOf(sitting) {
	const d = new Date(sitting + ":00");
	return isNaN(d) ? sitting : d.toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/* Columns so that every seat has its place without a scroll bar. */
function grid(n) {
	const g = make("div", "seats"), columns = n <= 12 ? 3 : n <= 48 ? 4 : n <= 110 ? 6 : 9;
	g.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
	g.style.fontSize = `${Math.min(2.6, 46 / Math.ceil(n / columns) * 0.62)}vh`;
	return g;
}

function seatBox(name, className, sign) {
	const box = make("div", `seat ${className}`);
	box.append(make("span", "sign", sign), make("span", "", name));
	return box;
}

function drawOpen(b) {
	const stage = $("stage"), bar = make("progress");
	bar.max = b.expected || 1;
	bar.value = b.voted;
	bar.setAttribute("aria-label", "votes reçus");
	stage.append(make("p", "voted", `Ont voté : ${b.voted} sur ${b.expected}`), bar);
	if (b.chairs.length > 0) {
		const g = grid(b.chairs.length);
		for (const c of b.chairs)
			g.append(seatBox(c.name, (c.voted ? "has" : "") + (c.proxy ? " proxy" : ""), c.voted ? "✓" : ""));
		stage.append(g);
	}
}

function decisionOf(b) {
	if (b.annulled) return outcomes.void;
	if (b.outcome.startsWith("elected:")) return `ÉLU : ${b.outcome.slice(8)}`;
	return outcomes[b.outcome] || b.outcome;
}

function arithmetic(b) {
	const parts = [`${plural(b.cast, "suffrage exprimé", "suffrages exprimés")}, majorité requise : ${b.required}`];
	if (b.proxies_cast > 0) parts.push(`dont ${plural(b.proxies_cast, "procuration", "procurations")}`);
	if (b.silent > 0) parts.push(`${plural(b.silent, "membre n’a", "membres n’ont")} pas voté`);
	if (b.nppv > 0) parts.push(`${plural(b.nppv, "ne prend", "ne prennent")} pas part au vote`);
	if (b.unanimous && b.outcome === "adopted") parts.push("à l’unanimité des suffrages exprimés");
	return parts.join(" – ");
}

function tie(b) {
	if (b.casting_vote !== "for" && b.casting_vote !== "against") return null;
	const how = b.casting_vote === "for" ? "POUR" : "CONTRE";
	return `Partage égal des voix (${b.pour} pour, ${b.contre} contre). ${b.presider}, président de séance, ayant voté ${how}, ` +
		`sa voix est prépondérante : ${decisionOf(b)}.`;
}

function drawClosed(b) {
	const stage = $("stage"), counts = make("div", "counts");
	if (b.candidates.length > 0) {
		const list = make("div", "candidates");
		for (const c of b.candidates) list.append(make("p", "", `${c.name} : ${c.voices}`));
		stage.append(list);
	} else {
		for (const k of ["pour", "contre", "abstention", "nspp"]) {
			const box = make("div", `count ${k}`, `${signs[k]} ${labels[k]}`);
			box.append(make("b", "", String(b[k])));
			counts.append(box);
		}
		stage.append(counts);
	}
	stage.append(make("p", "decision", decisionOf(b)), make("p", "arithmetic", arithmetic(b)));
	if (tie(b)) stage.append(make("p", "arithmetic", tie(b)));
	if (b.voices.length > 0) {
		const g = grid(b.voices.length);
		for (const v of b.voices) {
			const box = seatBox(v.name, v.choice + (v.proxy ? " proxy" : ""), signs[v.choice] || "");
			box.title = labels[v.choice] || v.choice;
			g.append(box);
		}
		stage.append(g);
	}
	if (b.words) stage.append(make("p", "words", `Empreinte de contrôle : ${b.words}`));
}

function statusOf(s) {
	if (s.ended) return "LEVÉE DE SÉANCE";
	if (s.suspended) return "SÉANCE SUSPENDUE";
	if (s.phase === "open") return s.open.second_phase ? "VOTE AU TITRE DES POUVOIRS" : s.item && s.item.attempt > 1 ? "NOUVEAU VOTE – SCRUTIN OUVERT" : "SCRUTIN OUVERT";
	if (s.phase === "closed") return s.closed.proclaimed ? "RÉSULTAT PROCLAMÉ" : "RÉSULTAT – non encore proclamé";
	return s.item ? "EN DISCUSSION" : "SÉANCE OUVERTE";
}

function legendOf(s) {
	if (s.phase !== "open") return "";
	const keys = s.keys.map(k => `${k.key} = ${labels[k.meaning] || k.meaning}`).join("   ");
	const light = s.receivers.find(r => r.light);
	return light ? `${keys}   ·   ${light.light}` : keys;
}

function draw(s) {
	$("rehearsal").hidden = !s.rehearsal;
	$("body").textContent = [s.organ, s.body].filter(Boolean).join(" – ");
	$("sitting").textContent = s.sitting ? `Séance du ${dateOf(s.sitting)}` : "";
	$("status").textContent = statusOf(s);
	$("item").textContent = s.item ? `${s.item.number}. ${s.item.title}` : "";
	$("figures").textContent = `${plural(s.present, "présent", "présents")} sur ${s.serving} en exercice – ` +
		`${plural(s.proxies, "pouvoir", "pouvoirs")} – quorum ${s.quorum} : ${s.quorum_met ? "atteint" : "NON ATTEINT"}`;
	$("legend").textContent = legendOf(s);
	$("stage").replaceChildren();
	if (s.phase === "open") drawOpen(s.open);
	if (s.phase === "closed") drawClosed(s.closed);
	document.title = `Scrutin – ${statusOf(s)}`;
}

/* The daemon speaks every second; silence shows. */
let lastWord = Date.now(), keeperAge = 0;

function showAge() {
	const age = Math.max(Date.now() - lastWord, keeperAge);
	$("stale").hidden = age < 1900;
	$("stale").textContent = `Affichage en retard de ${Math.round(age / 1000)} s`;
}

const events = new EventSource("/events");
events.addEventListener("state", e => { lastWord = Date.now(); keeperAge = 0; draw(JSON.parse(e.data)); });
events.addEventListener("beat", e => { lastWord = Date.now(); keeperAge = Number(e.data); showAge(); });
setInterval(showAge, 500);
