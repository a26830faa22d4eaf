import { drawWords } from './draw-words.ts';
import { printable } from './printable.ts';
import type { DrawnDeckLine, DrawnLine, DrawnPhoto, SetPage } from './set-page.ts';
import type { Rect } from './set-photo.ts';
import { partOf } from './words-on-page.ts';

/**
 * Draws a page as a new element of the type area's size, every line a block of its own, so that
 * screen and PDF cannot break it anew. Styles are in typeset.css.
 */
export function drawPage(document: Document, page: SetPage): HTMLElement {
	const area = document.createElement('section');
	area.className = 'typeset typeset-page';
	area.lang = 'zh-CN';
	area.dataset.page = String(page.number);
	area.style.width = `${page.width}px`;
	area.style.height = `${page.height}px`;
	area.style.setProperty('--em', `${page.em}px`);
	area.style.setProperty('--pitch', `${page.pitch}px`);
	area.append(
		...page.rules.map((rule) => boxAt(document, 'typeset-rule', rule)),
		...page.photos.map((photo) => drawPhoto(document, photo)),
		...page.labels.map((label) => drawLabel(document, label)),
		...page.decks.map((line) => drawDeckLine(document, line)),
		...page.lines.map((line) => drawLine(document, line, page.pitch))
	);
	return area;
}

function boxAt(document: Document, name: string, { x, y, width, height }: Rect): HTMLElement {
	const box = document.createElement('div');
	box.className = name;
	Object.assign(box.style, {
		left: `${x}px`,
		top: `${y}px`,
		width: `${width}px`,
		height: `${height}px`
	});
	return box;
}

function drawLine(document: Document, line: DrawnLine, pitch: number): HTMLElement {
	const box = boxAt(document, `typeset-line ${line.face}`, { ...line, height: pitch });
	box.dataset.slot = line.slotId;
	box.dataset.align = line.align;
	if (line.part) box.dataset.part = line.part;
	if (line.text) {
		box.dataset.story = line.text.storyId;
		box.dataset.paragraph = String(line.text.paragraph);
		box.dataset.from = String(line.text.from);
	}
	box.style.textIndent = `${line.indent}px`;
	box.append(...drawWords(document, line.spans, line.trimmed));
	return box;
}

function drawDeckLine(document: Document, line: DrawnDeckLine): HTMLElement {
	const box = boxAt(document, `typeset-deck typeset-${line.part}`, line);
	box.dataset.slot = line.slotId;
	box.dataset.part = partOf(line.part);
	box.style.fontSize = `${line.size}px`;
	box.style.lineHeight = `${line.height}px`;
	box.textContent = printable(line.text);
	return box;
}

function drawPhoto(document: Document, photo: DrawnPhoto): HTMLElement {
	const box = boxAt(document, 'typeset-photo', photo);
	box.dataset.slot = photo.slotId;
	box.append(drawCross(document));
	if (photo.url === null) {
		box.classList.add('is-missing');
		return box;
	}
	const image = document.createElement('img');
	image.src = photo.url;
	image.alt = '';
	image.addEventListener('error', () => box.classList.add('is-missing'), { once: true });
	box.append(image);
	return box;
}

/** Two lines from corner to corner, shown where the picture is missing. */
function drawCross(document: Document): SVGElement {
	const namespace = 'http://www.w3.org/2000/svg';
	const cross = document.createElementNS(namespace, 'svg');
	cross.setAttribute('class', 'typeset-cross');
	cross.setAttribute('viewBox', '0 0 1 1');
	cross.setAttribute('preserveAspectRatio', 'none');
	const path = document.createElementNS(namespace, 'path');
	path.setAttribute('d', 'M0 0 1 1M0 1 1 0');
	path.setAttribute('vector-effect', 'non-scaling-stroke');
	cross.append(path);
	return cross;
}

function drawLabel(document: Document, label: SetPage['labels'][number]): HTMLElement {
	const box = boxAt(document, 'typeset-label', label);
	box.dataset.slot = label.slotId;
	box.textContent = printable(label.text);
	return box;
}
