/* dom.js -- elements, and letters as large as their room allows */
export const $ = id => document.getElementById(id);

/* French keeps high marks with the word before them, and guillemets with the word between. */
export const bound = text => text.replace(/ ([:;?!»])/g, "\u00a0$1").replace(/« /g, "«\u00a0");

export function make(tag, className, ...inside) {
	const e = document.createElement(tag);
	if (className) e.className = className;
	e.append(...inside.map(part => typeof part === "string" ? bound(part) : part));
	return e;
}

/* Touches nothing that says so already: it would be read aloud again. */
export function say(e, text) {
	if (e.textContent !== text) e.textContent = text;
}

/* An SVG element with attributes. */
export function draw(tag, attributes, ...inside) {
	const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
	for (const [name, value] of Object.entries(attributes)) e.setAttribute(name, value);
	e.append(...inside);
	return e;
}

/* The largest letters, at most LARGEST of the screen's height, with which E fits its own room. */
export function fit(e, largest, smallest) {
	for (let size = largest; ; size *= 0.94) {
		e.style.fontSize = `${size * 100}vh`;
		if (size <= smallest || (e.scrollWidth <= e.clientWidth + 1 && e.scrollHeight <= e.clientHeight + 1)) return;
	}
}
