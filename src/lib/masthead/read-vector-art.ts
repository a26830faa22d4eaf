import { err, ok, type Result } from '#model/result.ts';
import { isVectorArt, type Matrix, type VectorArt, type VectorShape } from '#model/vector-art.ts';

/** Why a file cannot be the drawn name of a paper; `text`: letters that need a font. */
export type ArtFault = 'not-svg' | 'no-shapes' | 'text' | 'too-large';

const FILE_LIMIT = 1_000_000;

/**
 * Takes the shapes out of an SVG file and nothing else: fills and transforms are kept, strokes,
 * styles of other elements, pictures and scripts are not, so that what is kept can be drawn anywhere.
 */
export function readVectorArt(svg: string): Result<VectorArt, ArtFault> {
	if (svg.length > FILE_LIMIT) return err('too-large');
	const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
	if (root.localName !== 'svg') return err('not-svg');
	if (root.querySelector('text')) return err('text');
	const shapes = shapesIn(root, { fill: null, evenOdd: false, matrix: null });
	if (shapes.length === 0) return err('no-shapes');
	const art = { box: boxOf(root), shapes };
	return isVectorArt(art) ? ok(art) : err('too-large');
}

/** What an element hands on to those in it. */
type Manner = Omit<VectorShape, 'd'>;

/** Nothing in these is drawn where it stands. */
const HIDDEN = ['defs', 'clipPath', 'mask', 'symbol', 'pattern', 'marker', 'style', 'script'];

function shapesIn(parent: Element, outer: Manner): VectorShape[] {
	return [...parent.children].flatMap((element) => {
		if (HIDDEN.includes(element.localName)) return [];
		const manner = mannerOf(element, outer);
		const d = manner === null ? null : pathOf(element);
		if (manner === null) return [];
		return d === null ? shapesIn(element, manner) : [{ d, ...manner }];
	});
}

/** Null: it is not filled, so there is nothing to print of it. */
function mannerOf(element: Element, outer: Manner): Manner | null {
	const said = (name: string) =>
		styleOf(element).get(name) ?? element.getAttribute(name)?.trim() ?? null;
	const fill = said('fill');
	if (fill === 'none' || said('display') === 'none') return null;
	return {
		fill: fill === null ? outer.fill : hexOf(fill),
		evenOdd: (said('fill-rule') ?? (outer.evenOdd ? 'evenodd' : '')) === 'evenodd',
		matrix: product(outer.matrix, matrixOf(element.getAttribute('transform')))
	};
}

const styleOf = (element: Element): Map<string, string> =>
	new Map(
		(element.getAttribute('style') ?? '')
			.split(';')
			.map((part) => part.split(':').map((word) => word.trim()))
			.flatMap(([name, value]) => (name && value ? [[name, value] as const] : []))
	);

/** A colour as the browser understands it; black, and what is none, is the ink it stands in. */
function hexOf(colour: string): string | null {
	const context = document.createElement('canvas').getContext('2d');
	if (!context) return null;
	context.fillStyle = '#000000';
	context.fillStyle = colour;
	const { fillStyle } = context;
	return typeof fillStyle === 'string' &&
		/^#[0-9a-f]{6}$/.test(fillStyle) &&
		fillStyle !== '#000000'
		? fillStyle
		: null;
}

function pathOf(element: Element): string | null {
	const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
	switch (element.localName) {
		case 'path':
			return element.getAttribute('d') ?? '';
		case 'rect': {
			const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
			return `M${x} ${y}h${width}v${height}h${-width}z`;
		}
		case 'circle':
			return ellipse(number('cx'), number('cy'), number('r'), number('r'));
		case 'ellipse':
			return ellipse(number('cx'), number('cy'), number('rx'), number('ry'));
		case 'polygon':
			return `M${(element.getAttribute('points') ?? '').trim()}z`;
		default:
			return null;
	}
}

const ellipse = (cx: number, cy: number, rx: number, ry: number): string =>
	`M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

function boxOf(root: Element): [number, number, number, number] {
	const [x = 0, y = 0, width = 0, height = 0] = (root.getAttribute('viewBox') ?? '')
		.split(/[\s,]+/)
		.map(Number);
	if (width > 0 && height > 0) return [x, y, width, height];
	const length = (name: string) => Number.parseFloat(root.getAttribute(name) ?? '') || 100;
	return [0, 0, length('width'), length('height')];
}

/** `transform` of SVG as one matrix; null: none. */
function matrixOf(transform: string | null): Matrix | null {
	if (!transform) return null;
	const matrix = new DOMMatrix(cssTransform(transform));
	return [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f];
}

/** CSS asks for units where SVG has bare numbers. */
const cssTransform = (transform: string): string =>
	transform.replace(/(\w+)\s*\(([^)]*)\)/g, (_, name: string, given: string) => {
		const numbers = given.trim().split(/[\s,]+/);
		if (name === 'matrix' || name === 'scale') return `${name}(${numbers.join(',')})`;
		if (name === 'translate') return `translate(${numbers.map((one) => `${one}px`).join(',')})`;
		if (name === 'rotate' && numbers.length === 3) {
			const [angle = '0', x = '0', y = '0'] = numbers;
			return `translate(${x}px,${y}px) rotate(${angle}deg) translate(${-Number(x)}px,${-Number(y)}px)`;
		}
		return `${name}(${numbers[0] ?? 0}deg)`;
	});

function product(outer: Matrix | null, inner: Matrix | null): Matrix | null {
	if (!outer || !inner) return outer ?? inner;
	const { a, b, c, d, e, f } = new DOMMatrix([...outer]).multiply(new DOMMatrix([...inner]));
	return [a, b, c, d, e, f];
}
