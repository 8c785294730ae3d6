/* contrast.js -- text that stands too weakly on its ground: 4.5 at least, figures 7; evaluated in the page, an array of sentences */
(() => {
	const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 || m[3] === 1 ? m.slice(0, 3) : m[3] === 0 ? null : m.slice(0, 3); };
	const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
	const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
	const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
	const ground = e => {
		for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c) return c; }
		return [255, 255, 255];
	};
	const bad = [], check = (e, ink, back, least) => {
		const r = ratio(ink, back);
		if (r < least) bad.push(`${r.toFixed(2)} < ${least}: ${e.className.baseVal || e.className || e.tagName} "${e.textContent.slice(0, 30)}"`);
	};
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let node; (node = walk.nextNode());) {
		const e = node.parentElement;
		if (!node.data.trim() || e.closest("svg, noscript, [hidden], .said, title") || !e.getClientRects().length) continue;
		check(e, parse(getComputedStyle(e).color), ground(e), e.closest(".count b, .voted b, .candidates b, .decision:not(.waiting), #timer, #clock, .hour") ? 7 : 4.5);
	}
	for (const g of document.querySelectorAll(".place")) {
		const sign = g.querySelector(".sign");
		if (sign.textContent) check(sign, parse(getComputedStyle(sign).fill), parse(getComputedStyle(g.querySelector(".body")).fill), 4.5);
	}
	for (const g of document.querySelectorAll(".key-drawing"))
		check(g, parse(getComputedStyle(g.querySelector("text")).fill), parse(getComputedStyle(g.querySelector(".key-shape")).fill), 4.5);
	return [...new Set(bad)];
})()
