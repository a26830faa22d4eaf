// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { keepEarlyInput } from './early-input.ts';

/** A page as the server sent it, and what its fields tell whoever listens. */
function aPage() {
	document.body.innerHTML = `
		<input id="pages" type="number" value="8" />
		<input id="name" value="早报" />
		<input id="on" type="checkbox" checked />
		<input id="sikai" type="radio" name="format" value="sikai" checked />
		<input id="duikai" type="radio" name="format" value="duikai" />
		<textarea id="note">旧</textarea>
		<select id="zone"><option value="a">a</option><option value="b" selected>b</option></select>
		<input id="token" type="hidden" value="t" />`;
	const of = (id: string) => document.getElementById(id) as HTMLInputElement;
	const heard: string[] = [];
	const hear = ({ type, target }: Event) => {
		const { id, value, checked } = target as HTMLInputElement;
		heard.push(`${type} ${id} ${['on', 'duikai'].includes(id) ? String(checked) : value}`);
	};
	document.body.oninput = hear;
	document.body.onchange = hear;
	return { of, heard };
}

test('what was filled in before a page came to life is typed again when it has', () => {
	const { of, heard } = aPage();
	of('pages').value = '12';
	of('on').checked = false;
	of('duikai').checked = true;
	of('note').value = '新';
	of('zone').value = 'a';
	const giveBack = keepEarlyInput(document);
	// As hydration does.
	of('pages').value = '8';
	of('on').checked = true;
	of('sikai').checked = true;
	of('note').value = '旧';
	of('zone').value = 'b';
	giveBack();
	expect(heard.filter((one) => one.startsWith('input'))).toEqual([
		'input pages 12',
		'input on false',
		'input duikai true',
		'input note 新',
		'input zone a'
	]);
	expect(heard.filter((one) => one.startsWith('change'))).toHaveLength(5);
});

test('what nobody touched says nothing, and what has gone from the page is left alone', () => {
	const { of, heard } = aPage();
	of('name').value = '晚报';
	const giveBack = keepEarlyInput(document);
	of('name').remove();
	giveBack();
	expect(heard).toEqual([]);
});

test('a value that its kind of field does not take, as of an address, was filled in by nobody', () => {
	const { of, heard } = aPage();
	of('name').outerHTML = '<input id="day" type="date" value="yesterday" />';
	expect(of('day').value).toBe('');
	keepEarlyInput(document)();
	expect(heard).toEqual([]);
});
