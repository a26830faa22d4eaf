import { expect, test } from 'vitest';
import { isSingleKey, keycap, matches } from './keys.ts';

const event = (
	key: string,
	held: Partial<Record<'meta' | 'ctrl' | 'alt' | 'shift', true>> = {}
) => ({
	key,
	code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
	metaKey: held.meta ?? false,
	ctrlKey: held.ctrl ?? false,
	altKey: held.alt ?? false,
	shiftKey: held.shift ?? false
});

test('mod is ⌘ or Ctrl, and the caps say which', () => {
	expect(matches('mod+K', event('k', { meta: true }))).toBe(true);
	expect(matches('mod+K', event('k', { ctrl: true }))).toBe(true);
	expect(matches('mod+K', event('k'))).toBe(false);
	expect(keycap('mod+K', true)).toBe('⌘K');
	expect(keycap('mod+K', false)).toBe('Ctrl+K');
	expect(keycap('mod+alt+M', true)).toBe('⌘⌥M');
});

test('a plain letter is not the same with a modifier', () => {
	expect(matches('N', event('n'))).toBe(true);
	expect(matches('N', event('N', { shift: true }))).toBe(false);
	expect(matches('N', event('n', { ctrl: true }))).toBe(false);
});

test('punctuation takes Shift as the keyboard has it', () => {
	expect(matches('?', event('?', { shift: true }))).toBe(true);
	expect(matches('/', event('/'))).toBe(true);
});

test('the plus is a key, too', () => {
	expect(matches('+', event('+', { shift: true }))).toBe(true);
	expect(matches('+', event('+'))).toBe(true);
	expect(matches('+', event('='))).toBe(false);
	expect(matches('mod++', event('+', { ctrl: true, shift: true }))).toBe(true);
	expect(keycap('+', false)).toBe('+');
	expect(keycap('mod++', false)).toBe('Ctrl++');
});

test('Alt on a Mac changes the character, not the key', () => {
	expect(matches('mod+alt+M', { ...event('µ', { meta: true, alt: true }), code: 'KeyM' })).toBe(
		true
	);
	expect(matches('mod+alt+M', { ...event('ñ', { meta: true, alt: true }), code: 'KeyN' })).toBe(
		false
	);
});

test('single keys are those without a modifier', () => {
	expect(isSingleKey('N')).toBe(true);
	expect(isSingleKey('?')).toBe(true);
	expect(isSingleKey('mod+K')).toBe(false);
	expect(isSingleKey('F')).toBe(true);
	expect(isSingleKey('F6')).toBe(false);
	expect(isSingleKey('shift+F6')).toBe(false);
});
