/* legend.js -- what the keys in the hand mean, drawn as the maker drew them, and what the handset's light says */
import { make, draw } from "./dom.js";
import { fr, said } from "./language.js";
import { labels, signs } from "./words.js";

/* Buzz! has colours for keys: its word stands in each, for a colour is not seen by all. */
const colours = {
	red: [fr`ROUGE`, "#b3001b", "#fff"], green: [fr`VERT`, "#00693e", "#fff"], yellow: [fr`JAUNE`, "#ffd500", "#000"],
	orange: [fr`ORANGE`, "#ff8c1a", "#000"], blue: [fr`BLEU`, "#0a3d91", "#fff"],
};
const words = { yes: fr`OUI`, no: fr`NON`, abstain: fr`ABST.` };

/* The outline of a key of this make, for text of WIDTH letters; 24 high. */
function outline(driver, key, width) {
	if (driver === "buzz") return draw("rect", { x: 1, y: key === "red" ? 1 : 4, width, height: key === "red" ? 22 : 16, rx: key === "red" ? 11 : 3, class: "key-shape" });
	if (driver === "responsecard") return draw("rect", { x: 1, y: 2, width, height: 20, rx: 10, class: "key-shape" });
	return draw("rect", { x: 1, y: 1, width, height: 22, rx: 5, class: "key-shape" }); /* i>clicker and whatever is like it */
}

export function key(driver, name) {
	const [text, back, ink] = colours[name] || [words[name] || name, "", ""], width = 12 + 10 * text.length;
	const shape = outline(driver, name, width), letter = draw("text", { x: 1 + width / 2, y: 17.5, class: "key-text" }, text);
	if (back) { /* the maker's own colours, of no theme */
		shape.setAttribute("fill", back);
		letter.setAttribute("fill", ink);
	}
	return draw("svg", { class: `key-drawing ${back ? "coloured" : ""}`, viewBox: `0 0 ${width + 2} 24`, role: "img", "aria-label": fr`Touche ${text}` }, shape, letter);
}

/* One line a make that is in use: its keys, then its light. */
export function lines(receivers) {
	const seen = new Set(), list = [];
	for (const r of receivers) {
		if (r.keys.length === 0 || seen.has(r.driver)) continue;
		seen.add(r.driver);
		const line = make("p", "line", ...r.keys.map(k => make("span", "key", key(r.driver, k.key), " ",
			signs[k.meaning] ? `${signs[k.meaning]}\u00a0${labels[k.meaning]}` : k.meaning)));
		if (r.light) line.append(make("span", "light", said(r.light)));
		list.push(line);
	}
	return list;
}

/* A sign and its word. */
export const sign = kind => make("span", `key ${kind}`, `${signs[kind]}\u00a0${labels[kind]}`);

export const proxyMark = () => make("span", "key", make("span", "mark", "P"), `\u00a0${fr`pouvoir`}`);

/* A code that a telephone reads: the head of the record, in its three lines. */
export function qr(rows) {
	const n = rows.length, path = rows.flatMap((row, y) => [...row].map((dark, x) => dark === "1" ? `M${x + 4} ${y + 4}h1v1h-1z` : "")).join("");
	return draw("svg", { class: "qr", viewBox: `0 0 ${n + 8} ${n + 8}`, role: "img", "aria-label": fr`Code de l’empreinte de contrôle`, "shape-rendering": "crispEdges" },
		draw("rect", { width: n + 8, height: n + 8, fill: "#fff" }), draw("path", { d: path, fill: "#000" }));
}
