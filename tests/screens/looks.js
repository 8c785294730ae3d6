/* looks.js -- what a person at the back would hold against the page; evaluated in it, an array of sentences */
(() => {
	const bad = [], text = e => (e.textContent || "").trim().slice(0, 40), W = innerWidth, H = innerHeight;
	const box = e => e.getBoundingClientRect(), near = 1;
	const seen = e => { const r = box(e), s = getComputedStyle(e); return r.width > 1.5 && r.height > 1.5 && s.visibility !== "hidden" && s.clipPath === "none"; };
	const root = document.scrollingElement;
	if (root.scrollWidth > W || root.scrollHeight > H) bad.push(`scrolls: ${root.scrollWidth} x ${root.scrollHeight} in ${W} x ${H}`);

	/* Blocks that follow each other, none over another, none outside. */
	for (const parent of [document.body, document.querySelector("main"), document.querySelector("#stage"), document.querySelector("#legend"), ...document.querySelectorAll(".calm, .tally, .result.alone")]) {
		const blocks = [...parent.children].filter(e => seen(e) && getComputedStyle(e).position === "static" || e.classList.contains("seats")).filter(seen);
		for (const [i, e] of blocks.entries()) {
			const r = box(e);
			if (r.left < -near || r.top < -near || r.right > W + near || r.bottom > H + near) bad.push(`outside: ${e.id || e.className.baseVal || e.className} "${text(e)}"`);
			for (const other of blocks.slice(i + 1)) {
				const q = box(other);
				if (r.left < q.right - near && q.left < r.right - near && r.top < q.bottom - near && q.top < r.bottom - near)
					bad.push(`"${e.id || e.className}" and "${other.id || other.className}" lie over each other`);
			}
		}
	}

	/* What is cut off where it should not be. */
	for (const e of document.querySelectorAll("#status, #heads, #quorum, #timer, #rehearsal, .voted, .missing, .decision, .arithmetic, .count, .count .label, .count b, .groups, .candidates, .items, .line, .keys, .calm, .calm p, .lamp"))
		if (seen(e) && (e.scrollWidth > e.clientWidth + 2 && e.clientWidth || getComputedStyle(e).overflowY === "hidden" && e.scrollHeight > e.clientHeight + 3)) bad.push(`cut: ${e.id || e.className} "${text(e)}" ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}`);

	/* Names: in their boxes, all the boxes apart, the mark of a proxy behind the name and not on it. */
	const seats = [...document.querySelectorAll(".seat")], at = seats.map(box), place = document.querySelector(".seats");
	const letters = document.createRange(); /* the letters themselves, which may stand out of their element */
	for (const [i, e] of seats.entries()) {
		letters.selectNodeContents(e.querySelector(".name"));
		const r = at[i], name = letters.getBoundingClientRect(), mark = e.querySelector(".mark"), p = box(place), rim = 2 + r.height * 0.15; /* a line is higher than its letters */
		if (r.bottom > p.bottom + near || r.right > p.right + near) bad.push(`a seat leaves its place: ${text(e)}`);
		if (name.right > r.right + near || name.top < r.top - rim || name.bottom > r.bottom + rim) bad.push(`a name leaves its seat: ${text(e)}`);
		if (mark && box(mark).left < name.right - near) bad.push(`a mark lies on its name: ${text(e)}`);
		if (i > 0 && at[i - 1].left < r.right - near && r.left < at[i - 1].right - near && at[i - 1].bottom > r.top + near) bad.push(`seats overlap: ${text(e)}`);
	}
	const members = seats.filter(e => !e.classList.contains("heading")).length;
	if (members > 0 && members <= 101) {
		const size = parseFloat(getComputedStyle(place).fontSize);
		if (size < H / 40) bad.push(`names of ${size.toFixed(1)} px on a screen of ${H}`);
	}

	/* Half circles: no two seats touch, none leaves. */
	const rounds = [...document.querySelectorAll(".place .body")].map(box);
	for (const [i, a] of rounds.entries()) {
		if (a.left < 0 || a.right > W || a.top < 0 || a.bottom > H) bad.push("a place leaves the screen");
		for (const b of rounds.slice(i + 1))
			if (Math.hypot(a.left - b.left, a.top - b.top) < a.width - 0.6) { bad.push(`places ${i} touch another`); break; }
	}

	/* Plates before seats in a room: large enough, each below its own seat, over no other plate and no seat; all seats have one or none. */
	const plates = [...document.querySelectorAll(".plate")].map(e => ({ e, r: box(e), own: e.closest(".place"), size: parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().d }));
	for (const [i, { e, r, own, size }] of plates.entries()) {
		const seat = box(own.querySelector(".body")), slack = size * 0.15; /* a line is higher than its letters */
		const room = box(own.ownerSVGElement); /* beyond it nothing is drawn */
		if (r.left < room.left || r.right > room.right || r.bottom > room.bottom + slack) bad.push(`a plate leaves its room: ${text(e)}`);
		if (size < H / 40) bad.push(`a plate's letters are of ${size.toFixed(1)} px on a screen of ${H}`);
		if (Math.abs(r.left + r.right - seat.left - seat.right) > 2 || r.top < seat.bottom - slack || r.top > seat.bottom + 2 * size) bad.push(`a plate is not below its seat: ${text(e)}`);
		for (const { e: f, r: q } of plates.slice(i + 1))
			if (r.left < q.right && q.left < r.right && r.top + slack < q.bottom - slack && q.top + slack < r.bottom - slack) bad.push(`plates lie over each other: ${text(e)}, ${text(f)}`);
		for (const b of rounds)
			if (r.left < b.right && b.left < r.right && r.top + slack < b.bottom && b.top < r.bottom - slack) bad.push(`a plate lies over a seat: ${text(e)}`);
	}
	const bare = [...document.querySelectorAll(".place")].filter(e => !e.querySelector(".plate")).length;
	if (plates.length > 0 && bare > 0) bad.push(`${bare} seats have no plate, and others have`);
	return [...new Set(bad)].slice(0, 12);
})()
