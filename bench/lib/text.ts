/** Invented Chinese prose of exactly `length` characters, in paragraphs of about 120. */
export function paragraphsOf(length: number): string[] {
	const sentence =
		'清晨的集市上人声渐起，挑着菜篮的农户沿着石板路一字排开，把刚摘下的豆角和番茄码得整整齐齐。';
	const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
	return text.match(/.{1,120}/gsu) ?? [];
}
