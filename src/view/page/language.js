/*
 * language.js -- the language of a page: French, or English where it is asked for
 *
 * The text of a sentence stands in the code, in French, as fr`...`; english.js has it in English.  By ?lang=, else as it was chosen at a
 * console, else, where the page says that it follows its reader (data-follows), as his browser asks; the chamber's screen is in French
 * whatever the computer behind it speaks.  What stands in the HTML is put into English when this is loaded.
 */
import { english } from "./english.js";

const root = document.documentElement, known = ["fr", "en"];
const follows = root.hasAttribute("data-follows");
const wishes = [new URLSearchParams(location.search).get("lang"), ...follows ? [localStorage.getItem("language"), ...navigator.languages.map(l => l.slice(0, 2))] : []];

export const language = wishes.find(l => known.includes(l)) || "fr";
export const locale = { fr: "fr-FR", en: "en-GB" }[language];

const translated = key => language === "en" && english[key] || key;

/* The sentence KEY, with VALUES where it has {}, or {0}, {1} where English wants another order. */
function sentence(key, values) {
	let next = 0;
	return translated(key).replace(/\{(\d?)\}/g, (_, n) => values[n === "" ? next++ : Number(n)]);
}

export const fr = (parts, ...values) => sentence(parts.join("{}"), values);

/* What a program says in French, where it has no language of its own. */
export const said = translated;

/* What is asked for is remembered by this browser. */
function choose(wanted) {
	localStorage.setItem("language", wanted);
	location.replace(location.pathname);
}

function translatePage() {
	root.lang = language;
	if (language === "fr") return;
	const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	for (let n = texts.nextNode(); n; n = texts.nextNode())
		n.data = n.data.replace(/\S(.*\S)?/s, text => said(text.replace(/\s+/g, " ")));
	for (const name of ["aria-label", "placeholder", "title"])
		for (const e of document.querySelectorAll(`[${name}]`)) e.setAttribute(name, said(e.getAttribute(name)));
}

const names = { fr: "Fran\u00e7ais", en: "English" };

/* Who asks for the other language finds its name in it. */
function offerOther() {
	const other = known.find(l => l !== language);
	for (const b of document.querySelectorAll("button.language")) {
		b.textContent = names[other];
		if (b.closest("header")) { /* where there is little room */
			b.textContent = other.toUpperCase();
			b.ariaLabel = b.title = `${other.toUpperCase()} – ${names[other]}`;
		}
		b.lang = other;
		b.addEventListener("click", () => choose(other));
	}
}

translatePage();
offerOther();
