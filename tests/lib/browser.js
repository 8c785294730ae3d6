// browser.js -- one Chromium, told by JSON lines on stdin what to do on which page; a line {result} or {error} answers each
'use strict';
const fs = require('fs'), readline = require('readline');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const PATIENCE_MS = 60000; // a slow machine is no failure
const said = []; // what the page complained of: scripts, and what its own policy forbids

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
	'--disable-sync', '--hide-scrollbars', '--force-color-profile=srgb', '--font-render-hinting=none'];

// Of the frame as it is, packed in haste: a third of the time of the driver's own.  A window that was given the size of its page has
// its own bars to show besides, and the frame is too low by them: it is made higher.
async function picture(page) {
	page.cdp ||= await page.context().newCDPSession(page);
	const { width, height } = page.viewportSize();
	for (let tries = 0; ; tries++) {
		const { data } = await page.cdp.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
		const png = Buffer.from(data, 'base64'), wide = png.readUInt32BE(16), high = png.readUInt32BE(20); // IHDR comes first
		if (wide === width && high === height) return png;
		if (tries === 3) throw new Error(`of a page of ${width}x${height} the picture is ${wide}x${high}`);
		const { windowId, bounds } = await page.cdp.send('Browser.getWindowForTarget');
		await page.cdp.send('Browser.setWindowBounds', { windowId, bounds: { width, height: bounds.height + height - high } });
	}
}

const commands = {
	open: (page, q) => page.goto(q.url, { waitUntil: 'load' }),
	media: (page, q) => page.emulateMedia(q.media),
	size: (page, q) => page.setViewportSize({ width: q.width, height: q.height }),
	run: (page, q) => page.evaluate(q.code),
	// The driver's own way to wait compiles a text in the page, which the page's policy forbids.  This one looks from within, too:
	// asked from outside each time, whoever waits keeps a processor.
	until: async (page, q) => {
		for (const end = Date.now() + q.ms; ;) {
			const is = await page.evaluate(`new Promise((done, fail) => {
				const end = performance.now() + ${Math.max(0, end - Date.now())};
				const look = async () => {
					const is = await (${q.code});
					if (is || performance.now() > end) done(is);
					else setTimeout(() => look().catch(fail), 10);
				};
				look().catch(fail);
			})`).catch((e) => { // between two pages there is none to ask
				if (!/context was destroyed/.test(e.message)) throw e;
			});
			if (is) return is;
			if (Date.now() > end) throw new Error(`never so; the page shows: ${await page.evaluate('document.body.innerText')}`);
			await new Promise((next) => setTimeout(next, 10));
		}
	},
	shot: async (page, q) => fs.writeFileSync(q.path, await picture(page)),
	key: (page, q) => page.keyboard.press(q.key),
	lean: (page, q) => page.keyboard.down(q.key), // on a key: the first time it goes down, from then on it is repeated
	lift: (page, q) => page.keyboard.up(q.key),
	type: (page, q) => page.keyboard.type(q.text),
	click: (page, q) => (q.selector ? page.locator(q.selector) : page.getByRole('button', { name: q.name, exact: true })).click(),
	hold: async (page, q) => { // as a click that is not let go of yet
		await page.getByRole('button', { name: q.name, exact: true }).hover();
		await page.mouse.down();
	},
	release: (page) => page.mouse.up(),
	again: async (page) => { // the second half of a double click, on whatever is under the hand by now
		await page.mouse.down({ clickCount: 2 });
		await page.mouse.up({ clickCount: 2 });
	},
	// By how its label begins, as a person finds it: a text, a choice by its words, or a box (true, false).
	fill: async (page, q) => {
		const begins = new RegExp(`^\\s*${q.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s')}(?![\\p{L}\\p{N}])`, 'u');
		const field = page.getByLabel(begins).and(page.locator(':is(input, select, textarea):visible')), tag = await field.evaluate((e) => (e.type === 'checkbox' ? e.type : e.localName));
		if (tag === 'checkbox') return field.setChecked(q.value);
		if (tag !== 'select') return field.fill(q.value);
		const value = await field.evaluate((e, words) => [...e.options].find((o) => o.text.replace(/\s/g, ' ') === words)?.value, q.value);
		if (value === undefined) throw new Error(`no such choice: ${await field.innerText()}`);
		await field.selectOption(value);
	},
	// What the key opens is a dialog of the system's; nobody can type in it.
	pick: async (page, q) => {
		const done = new Promise((good, bad) => {
			setTimeout(() => bad(new Error('no file was asked for')), PATIENCE_MS).unref();
			page.chosen = (chooser) => chooser.setFiles(q.path).then(good, bad);
		});
		await Promise.all([done, page.keyboard.press(q.key)]);
	},
	// A file that is let go of over the element of that id.
	drop: async (page, q) => { // onto what is seen: a dialog opens a moment after the button that asks for it
		await page.waitForSelector(`#${q.id}`, { state: 'visible' });
		const bytes = q.size ? `new Uint8Array(${q.size})` : JSON.stringify(q.text);
		const file = await page.evaluateHandle(`(() => { const d = new DataTransfer(); d.items.add(new File([${bytes}], ${JSON.stringify(q.name)})); return d; })()`);
		await page.dispatchEvent(`#${q.id}`, 'drop', { dataTransfer: file });
	},
	said: () => said.splice(0),
	// Rules that a person has to judge are "incomplete", and no violation.  Its own script comes by the driver, past the page's policy.
	axe: async (page) => {
		if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axe);
		const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
		return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join('; ').slice(0, 600)}`);
	},
};

(async () => {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args });
	const pages = []; // each as of a browser of its own: no cookie of one is another's
	const pageOf = async (n) => {
		if (pages[n]) return pages[n];
		const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, locale: process.env.LOCALE });
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('filechooser', (chooser) => page.chosen?.(chooser)); // from the beginning: it is a moment until they are heard
		page.on('pageerror', (e) => said.push(String(e)));
		page.on('console', (m) => { if (m.type() === 'error' && !/ERR_|503/.test(m.text())) said.push(m.text()); });
		return pages[n] = page;
	};
	for await (const line of readline.createInterface({ input: process.stdin })) {
		const q = JSON.parse(line);
		let answer;
		try {
			const result = await commands[q.op](await pageOf(q.page), q);
			answer = { result: q.op === 'open' || result === undefined ? null : result };
		} catch (e) {
			answer = { error: String(e.message).slice(0, 1000) };
		}
		process.stdout.write(JSON.stringify(answer) + '\n');
	}
	await browser.close();
})();
