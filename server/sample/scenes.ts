import sharp from 'sharp';
import type { Scene } from './sample-story.ts';

/** Pixels enough for a photo over all columns of a page. */
const WIDTH = 1800;
const HEIGHT = 1200;

/** A drawn picture in greys and one wash, so that the sample brings no photographer's work. */
export async function drawScene(scene: Scene): Promise<Buffer> {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 1500 1000">
<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#cfd3d0"/><stop offset="1" stop-color="#f1eee6"/></linearGradient></defs>
<rect width="1500" height="1000" fill="url(#sky)"/>
<circle cx="1180" cy="210" r="80" fill="#f7f4ec"/>
${hills(420, '#b3b8b4', 1)}${hills(500, '#8f9692', 2)}${SCENES[scene]}
</svg>`;
	return sharp(Buffer.from(svg)).jpeg({ quality: 84 }).toBuffer();
}

/** A ridge across the picture; `turn` shifts its waves so that two ridges differ. */
function hills(base: number, fill: string, turn: number): string {
	const points: string[] = [];
	for (let x = 0; x <= WIDTH; x += 30) {
		const wave =
			70 * Math.sin(x / 170 + turn * 1.7) +
			38 * Math.sin(x / 63 + turn * 4.1) +
			12 * Math.sin(x / 19);
		points.push(`${x},${Math.round(base - wave)}`);
	}
	return `<polygon points="0,1000 ${points.join(' ')} 1500,1000" fill="${fill}"/>`;
}

const repeat = (count: number, draw: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => draw(index)).join('');

const figure = (x: number, y: number, height: number, fill = '#2d302e') =>
	`<g fill="${fill}"><circle cx="${x}" cy="${y - height}" r="${height * 0.14}"/><path d="M${x - height * 0.17} ${y} L${x - height * 0.12} ${y - height * 0.8} Q${x} ${y - height * 0.92} ${x + height * 0.12} ${y - height * 0.8} L${x + height * 0.17} ${y} Z"/></g>`;

const water = `<rect y="640" width="1500" height="360" fill="#a9b3b1"/>${repeat(
	26,
	(i) =>
		`<path d="M${(i * 211) % 1400} ${670 + ((i * 53) % 300)} q 40 -10 80 0 t 80 0" stroke="#d7dcd8" stroke-width="4" fill="none"/>`
)}`;

const SCENES: Record<Scene, string> = {
	bridge: `${water}<path d="M0 600 H1500" stroke="#3b403e" stroke-width="26"/>${repeat(
		5,
		(i) =>
			`<rect x="${140 + i * 300}" y="600" width="34" height="230" fill="#4c5250"/><path d="M${157 + i * 300} 330 L${7 + i * 300} 596 M${157 + i * 300} 330 L${307 + i * 300} 596" stroke="#5d6462" stroke-width="6"/><rect x="${148 + i * 300}" y="320" width="18" height="280" fill="#3b403e"/>`
	)}${repeat(9, (i) => `<rect x="${60 + i * 165}" y="556" width="72" height="30" rx="8" fill="${i % 3 ? '#2d302e' : '#8c2f22'}"/>`)}<path d="M420 860 h180 l-26 46 h-128 z" fill="#2d302e"/>`,
	river: `${water}<path d="M0 1000 C 300 780 520 820 760 700 S 1300 640 1500 660 V1000 Z" fill="#77807a"/>${repeat(11, (i) => figure(180 + i * 104, 935 - i * 19, 120 - i * 5))}`,
	terraces: repeat(
		9,
		(i) =>
			`<path d="M0 ${560 + i * 50} Q 380 ${500 + i * 56} 760 ${566 + i * 48} T 1500 ${540 + i * 54} V1000 H0 Z" fill="${i % 2 ? '#8d9688' : '#a6ad9d'}" stroke="#5f675d" stroke-width="3"/>`
	).concat(repeat(8, (i) => figure(210 + i * 150, 770 + ((i * 67) % 170), 78))),
	market: `<rect y="620" width="1500" height="380" fill="#b9b3a6"/>${repeat(
		5,
		(i) =>
			`<path d="M${40 + i * 300} 520 l130 -90 l130 90 z" fill="${i % 2 ? '#8c2f22' : '#59605d'}"/><rect x="${60 + i * 300}" y="700" width="220" height="80" fill="#6f6a5f"/>${repeat(7, (j) => `<circle cx="${80 + i * 300 + j * 30}" cy="694" r="20" fill="${j % 3 ? '#8d9688' : '#c9c3b3'}"/>`)}`
	)}${repeat(12, (i) => figure(90 + i * 118, 950 - (i % 3) * 26, 190))}`,
	school: `<rect x="180" y="300" width="1140" height="420" fill="#d9d4c7"/>${repeat(18, (i) => `<rect x="${220 + (i % 9) * 122}" y="${345 + Math.floor(i / 9) * 170}" width="82" height="110" fill="#7d8683"/>`)}<rect y="720" width="1500" height="280" fill="#bdb6a7"/><rect x="560" y="600" width="380" height="230" fill="#f7f4ec" stroke="#3b403e" stroke-width="10"/>${figure(690, 800, 130, '#59605d')}${figure(810, 800, 150, '#59605d')}${repeat(14, (i) => figure(140 + i * 92, 985 - (i % 2) * 18, 120))}`,
	workshop: `<rect y="260" width="1500" height="740" fill="#cfc8b8"/>${repeat(6, (i) => `<rect x="${90 + i * 235}" y="320" width="150" height="200" fill="#e9e5da"/>`)}<rect y="720" width="1500" height="60" fill="#6f6a5f"/>${repeat(9, (i) => `<ellipse cx="${120 + i * 158}" cy="700" rx="62" ry="34" fill="none" stroke="#7a6a48" stroke-width="12"/>`)}${repeat(6, (i) => figure(170 + i * 235, 980, 240))}`
};
