/*
 * forms.js -- the acts that want more than a key: what each asks for, and the line of the story language that it makes
 *
 * A form: group, name (of its button), when(state) it may be used, fields, line(values); or file, what import.js has read.  A field: id, label, kind, and may have wanted, hint,
 * choices ([value, label]...), first(state, chamber) (what it begins with), given (what that is was asked for: the next one has the focus),
 * shown(values), again (a second entry begins without it).
 * Kinds, and what values[id] is: text, number, date and list (lines) a string; choice its value; check a boolean; seat a number, "" without one;
 * seats, items arrays; item a name.  No page here: sheet.js draws them.
 */
import { fr } from "./language.js";
import { folded, nameOf } from "./members.js";

/* Where a text goes into a line. */
export const quoted = text => `"${text.replace(/[\\"]/g, "\\$&").replace(/\s+/g, " ").trim()}"`;

export const open = s => s.phase === "open";
export const testing = s => s.phase === "test";
export const between = s => !open(s) && !testing(s) && !s.ended && !s.suspended;
export const standing = s => s.phase === "closed" && !s.closed.annulled;
const counted = s => standing(s) && !s.ended && s.closed.by === "handsets" && s.closed.mode !== "secret";
const going = s => !s.ended;

const words = (...parts) => parts.filter(Boolean).join(" ");
const given = (key, value) => value === "" || value === undefined || value.length === 0 ? "" : `${key}=${value}`;
const told = (key, text) => text ? `${key}=${quoted(text)}` : "";

const choices = [["pour", fr`Pour`], ["contre", fr`Contre`], ["abstention", fr`Abstention`], ["nspp", fr`Ne se prononce pas`], ["nppv", fr`Ne prend pas part au vote`]];
const majorities = [["", fr`celle du profil`], ["absolute-serving", fr`absolue des membres en exercice`], ["2/3-cast", fr`deux tiers des suffrages exprimés`],
	["3/5-cast", fr`trois cinquièmes des suffrages exprimés`], ["2/3-present", fr`deux tiers des présents`], ["3/5-present", fr`trois cinquièmes des présents`],
	["2/3-serving", fr`deux tiers des membres en exercice`], ["3/5-serving", fr`trois cinquièmes des membres en exercice`]];
const grounds = [["", "—"], ["election", fr`élection`], ["nomination", fr`nomination`], ["request", fr`demande de membres`]];
const castings = [["", fr`chacun avec son boîtier, ou par le secrétariat`], ["linked", fr`l’appui du mandataire compte pour deux`], ["two-phase", fr`second appui, au titre des pouvoirs`]];
const kinds = [["", fr`point`], ["amendment", fr`amendement`], ["subamendment", fr`sous-amendement`], ["motion", fr`motion`], ["wish", fr`vœu`], ["procedure", fr`procédure`],
	["accounts", fr`compte administratif ou financier`]];

const reason = { id: "reason", label: fr`Motif`, kind: "text", wanted: true };
const seat = (id, label) => ({ id, label, kind: "seat", wanted: true });
const item = (id, label) => ({ id, label, kind: "item", wanted: true });
const number = (id, label, more) => ({ id, label, kind: "number", again: true, ...more });
const force = { id: "force", label: fr`Passer outre le quorum : motif`, kind: "text" };
const discussed = (s, chamber) => (chamber.items.find(i => i.discussed === "yes") || { item: "" }).item;
const byCandidates = v => v.candidates !== "";

/* A member's line is his seat, any other a list's name. */
const candidates = (v, seats) => v.candidates.split("\n").filter(l => l.trim() !== "").map(l => {
	const who = seats.find(s => folded(nameOf(s)) === folded(l) || `seat:${s.seat}` === l.trim());
	return who ? `seat:${who.seat}` : quoted(l);
}).join(",");

/* The names of the round before, for the next one. */
const sameAgain = s => s.phase === "closed" && s.closed.outcome === "next-round" ? s.closed.candidates.map(c => c.name).join("\n") : "";
const candidateList = { id: "candidates", label: fr`Candidats ou listes, un par ligne (élection, nomination)`, kind: "list", first: sameAgain,
	hint: fr`dans l’ordre des touches ; un membre par son prénom et son nom` };
const groupedItems = { id: "items", label: fr`Points votés ensemble (aucun : celui en discussion)`, kind: "items" };
const object = { id: "object", label: fr`Objet commun`, kind: "text", shown: v => v.items.length > 1 };
const majority = { id: "majority", label: fr`Majorité`, kind: "choice", choices: majorities, shown: v => v.candidates === "" };

const BALLOT = fr`Scrutin`, AGENDA = fr`Ordre du jour`, MEMBERS = fr`Membres et boîtiers`;

export const forms = [
	{
		id: "open", group: BALLOT, name: fr`Ouvrir un scrutin…`, when: s => between(s),
		fields: [
			{ id: "mode", label: fr`Mode`, kind: "choice", choices: [["", fr`ordinaire`], ["public", fr`public`], ["secret", fr`secret`]], first: s => sameAgain(s) ? "secret" : "" },
			groupedItems, object,
			{ id: "ground", label: fr`Raison du secret`, kind: "choice", choices: grounds, wanted: true, shown: v => v.mode === "secret", first: s => sameAgain(s) ? "election" : "" },
			{ id: "asked", label: fr`Demandé par`, kind: "seats", shown: v => v.mode === "public" || v.ground === "request" },
			{ ...candidateList, shown: v => v.mode === "secret" },
			majority,
			{ id: "proxies", label: fr`Pouvoirs`, kind: "choice", choices: castings },
			{ id: "timer", label: fr`Clôture d’elle-même après (secondes)`, kind: "number" },
			{ id: "radio", label: fr`J’accepte qu’un vote secret passe par radio`, kind: "check", wanted: true, shown: v => v.mode === "secret" },
			force,
		],
		line: (v, seats) => words("open", given("items", v.items.join(",")), told("object", v.object), given("mode", v.mode), given("ground", v.ground),
			given("asked-by", v.asked), given("candidates", v.mode === "secret" ? candidates(v, seats) : ""), given("majority", v.majority), given("proxies", v.proxies),
			given("timer", v.timer), told("force", v.force), v.radio && "accept-radio"),
	},
	{
		id: "count", group: BALLOT, name: fr`Compter à la main…`, when: s => between(s), twice: true,
		fields: [
			{ id: "mode", label: fr`Manière`, kind: "choice", choices: [["hands", fr`main levée`], ["paper", fr`bulletins`], ["roll-call", fr`appel nominal`]] },
			groupedItems, object,
			{ id: "ground", label: fr`Objet du scrutin par bulletins`, kind: "choice", choices: grounds, shown: v => v.mode === "paper", first: s => sameAgain(s) ? "election" : "" },
			{ ...candidateList, shown: v => v.mode === "paper" },
			{ id: "voices", label: fr`Voix de chacun, dans le même ordre`, kind: "text", wanted: true, again: true, hint: fr`par exemple : 12, 8`, shown: byCandidates },
			number("pour", fr`Pour`, { shown: v => !byCandidates(v) }), number("contre", fr`Contre`, { shown: v => !byCandidates(v) }),
			number("abstention", fr`Abstentions`, { shown: v => !byCandidates(v) }), number("nspp", fr`Ne se prononcent pas`, { shown: v => !byCandidates(v) }),
			number("blanc", fr`Blancs`, { shown: v => v.mode === "paper" }), number("nul", fr`Nuls`, { shown: v => v.mode === "paper" }),
			number("envelopes", fr`Enveloppes trouvées dans l’urne`, { shown: v => v.mode === "paper" }),
			{ id: "tellers", label: fr`Scrutateurs`, kind: "seats", wanted: true },
			{ id: "presider", label: fr`Vote du président de séance, s’il départage`, kind: "choice", choices: [["", "—"], ["pour", fr`Pour`], ["contre", fr`Contre`]], shown: v => v.mode !== "paper" },
			majority, force,
		],
		line: (v, seats) => words("count", given("items", v.items.join(",")), told("object", v.object), `mode=${v.mode}`, given("ground", v.ground),
			given("candidates", candidates(v, seats)), given("voices", v.voices.replace(/\s+/g, "")), given("pour", v.pour), given("contre", v.contre),
			given("abstention", v.abstention), given("nspp", v.nspp), given("blanc", v.blanc), given("nul", v.nul), given("envelopes", v.envelopes),
			given("tellers", v.tellers), given("presider", v.presider), given("majority", v.majority), told("force", v.force)),
	},
	{
		id: "vote", group: BALLOT, name: fr`Voter pour un membre…`, when: s => open(s) && s.open.mode !== "secret",
		fields: [seat("seat", fr`Membre`), { id: "choice", label: fr`Vote`, kind: "choice", choices },
			{ id: "giver", label: fr`Au titre du pouvoir de`, kind: "seat" }],
		line: v => words("vote", v.seat, v.choice, given("for", v.giver)),
	},
	{
		id: "adopt", group: BALLOT, name: fr`Décider sans scrutin…`, when: s => between(s),
		fields: [{ ...item("item", fr`Point`), first: discussed },
			{ id: "how", label: fr`L’assemblée`, kind: "choice", choices: [["adopt unanimous", fr`adopte à l’unanimité`], ["adopt assent", fr`adopte sans vote formel`], ["take-note", fr`prend acte`]] }],
		line: v => v.how === "take-note" ? words("take-note", v.item) : words("adopt", v.item, v.how.slice(6)),
	},
	{
		id: "correct", group: BALLOT, name: fr`Rectifier un vote…`, when: s => counted(s) && !s.closed.proclaimed,
		fields: [seat("seat", fr`Membre`), { id: "choice", label: fr`Vote`, kind: "choice", choices }, reason],
		line: v => words("correct", v.seat, v.choice, told("reason", v.reason)),
	},
	{
		id: "declare", group: BALLOT, name: fr`Dire après coup ce qu’il a voulu…`, when: s => counted(s) && s.closed.proclaimed,
		fields: [seat("seat", fr`Membre`), { id: "choice", label: fr`Il déclare avoir voulu voter`, kind: "choice", choices }],
		line: v => words("declare", v.seat, v.choice),
	},
	{
		id: "contest", group: BALLOT, name: fr`Contestation…`, when: s => standing(s) && !s.ended,
		fields: [seat("seat", fr`Membre`), { id: "text", label: fr`Ce qu’il conteste`, kind: "text", wanted: true }],
		line: v => words("contest", v.seat, told("text", v.text)),
	},
	{
		id: "annul", group: BALLOT, name: fr`Annuler, par qui…`, when: s => standing(s) && between(s),
		fields: [reason, { id: "by", label: fr`Décidé par`, kind: "choice", choices: [["", "—"], ["president", fr`le président`], ["assembly", fr`l’assemblée`]] },
			{ id: "informed", label: fr`Élection : l’assemblée a été informée`, kind: "check" }, { id: "unanimous", label: fr`Élection : elle l’a décidé à l’unanimité`, kind: "check" }],
		line: v => words("annul", told("reason", v.reason), given("decided-by", v.by), v.informed && "informed=yes", v.unanimous && "unanimous=yes"),
	},
	{
		id: "anew", group: BALLOT, name: fr`Reprendre un comptage à zéro…`, when: s => between(s),
		fields: [reason],
		line: v => words("abort", told("reason", v.reason)),
	},
	{
		id: "clear", group: BALLOT, name: fr`Effacer l’écran`, when: s => s.phase === "closed" && !s.ended, fields: [],
		line: () => "clear",
	},
	{
		id: "discuss", group: AGENDA, name: fr`Mettre en discussion…`, when: s => between(s),
		fields: [item("item", fr`Point`), { id: "secret", label: fr`Le scrutin sera secret`, kind: "check" }, force],
		line: v => words("discuss", v.item, told("force", v.force), v.secret && "secret"),
	},
	{
		id: "item", group: AGENDA, name: fr`Ajouter un point…`, when: going,
		fields: [{ id: "name", label: fr`Numéro`, kind: "text", wanted: true, hint: fr`par exemple : 12, ou 12.1 pour un amendement au point 12` },
			{ id: "title", label: fr`Intitulé`, kind: "text", wanted: true }, { id: "rubric", label: fr`Rubrique`, kind: "text" },
			{ id: "kind", label: fr`Nature`, kind: "choice", choices: kinds },
			{ id: "parent", label: fr`Au point`, kind: "item", wanted: true, shown: v => v.kind === "amendment" || v.kind === "subamendment" },
			{ id: "urgent", label: fr`Ajouté en urgence`, kind: "check" }],
		line: v => words("item", quoted(v.name), quoted(v.title), told("rubric", v.rubric), given("kind", v.kind), given("parent", v.parent), v.urgent && "added=urgency"),
	},
	{
		id: "off", group: AGENDA, name: fr`Retirer ou reporter…`, when: s => between(s),
		fields: [item("item", fr`Point`), { id: "how", label: fr`Le point est`, kind: "choice", choices: [["withdraw", fr`retiré`], ["postpone", fr`reporté`]] }, reason],
		line: v => words(v.how, v.item, told("reason", v.reason)),
	},
	{
		id: "move", group: AGENDA, name: fr`Déplacer un point…`, when: s => between(s),
		fields: [item("item", fr`Point`), item("before", fr`Avant le point`)],
		line: v => words("move", v.item, given("before", v.before)),
	},
	{
		id: "note", group: AGENDA, name: fr`Noter…`, when: going,
		fields: [{ id: "text", label: fr`Au procès-verbal`, kind: "text", wanted: true }],
		line: v => words("note", quoted(v.text)),
	},
	{ id: "import-agenda", group: AGENDA, name: fr`Importer l’ordre du jour…`, when: s => going(s) && !open(s), file: "agenda" },
	{
		id: "proxy", group: MEMBERS, name: fr`Pouvoir…`, when: s => !open(s) && !s.ended,
		fields: [seat("giver", fr`Mandant`), seat("holder", fr`Mandataire`), { id: "dated", label: fr`Daté du`, kind: "date" },
			{ id: "force", label: fr`Au-delà du nombre permis : motif`, kind: "text" }],
		line: v => words("proxy", v.giver, "->", v.holder, given("dated", v.dated), told("force", v.force)),
	},
	{
		id: "recuse", group: MEMBERS, name: fr`Déport…`, when: s => between(s),
		fields: [seat("seat", fr`Membre`), { ...item("item", fr`Point`), first: discussed },
			{ id: "kind", label: fr`Cas`, kind: "choice", choices: [["interested", fr`intéressé à l’affaire (L2131-11)`], ["l1111-6", fr`représente la collectivité (L1111-6)`]] }],
		line: v => words("recuse", v.seat, given("item", v.item), given("kind", v.kind)),
	},
	{
		id: "preside", group: MEMBERS, name: fr`Changer de président de séance…`, when: s => between(s),
		fields: [seat("seat", fr`Préside désormais`)],
		line: v => words("preside", v.seat),
	},
	{
		id: "excuse", group: MEMBERS, name: fr`Excuser…`, when: going,
		fields: [{ id: "seats", label: fr`Membres`, kind: "seats", wanted: true }],
		line: v => words("excuse", v.seats),
	},
	{ id: "import-roster", group: MEMBERS, name: fr`Importer les membres…`, when: s => going(s) && !open(s), file: "roster" },
	{
		id: "handset", group: MEMBERS, name: fr`Donner un boîtier…`, when: going, roles: ["clerk", "technician"],
		fields: [{ id: "handset", label: fr`Numéro inscrit sur le boîtier`, kind: "text", wanted: true, hint: fr`l’ancien boîtier du membre ne compte plus` }, seat("seat", fr`Membre`)],
		line: v => words("handset", v.handset.replace(/\s+/g, ""), "->", v.seat),
	},
	{
		id: "signed", group: MEMBERS, name: fr`Remise de boîtier…`, when: going, roles: ["clerk", "technician"],
		fields: [seat("seat", fr`Membre`), { id: "how", label: fr`Le boîtier est`, kind: "choice", choices: [["handout", fr`remis, contre émargement`], ["return", fr`rendu`]] }],
		line: v => words(v.how, v.seat),
	},
];
