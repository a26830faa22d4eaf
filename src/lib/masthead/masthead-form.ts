import { MASTHEAD_LIMITS, POINTER_STYLES, type Masthead } from '#model/masthead.ts';
import type { VectorArt } from '#model/vector-art.ts';

/** The masthead as its form posts it: names of fields as in MastheadFields.svelte. */
export function mastheadFrom(form: FormData): Masthead {
	const text = (name: string) => String(form.get(name) ?? '').trim();
	const numbers = Array.from({ length: MASTHEAD_LIMITS.codes }, (_, index) => index + 1);
	return {
		latin: text('latin'),
		organ: text('organ'),
		publisher: text('publisher'),
		hotline: text('hotline'),
		registration: text('registration'),
		slogans: linesOf(text('slogans')),
		codes: numbers
			.map((number) => ({ label: text(`codeLabel${number}`), text: text(`codeText${number}`) }))
			.filter((code) => code.text !== ''),
		art: artFrom(text('art')),
		pointer: POINTER_STYLES.find((style) => style === form.get('pointer')) ?? 'see'
	};
}

const linesOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** What is no JSON was not written by our page; whether it is artwork the command’s schema says. */
function artFrom(json: string): VectorArt | null {
	if (json === '') return null;
	try {
		return JSON.parse(json) as VectorArt;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}
