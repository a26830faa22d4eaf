/** Key combinations as written in the source: "mod+K", "shift+?", "alt+mod+M", "N". */
export type Combo = string;

const NAMES: Record<string, { mac: string; other: string }> = {
	mod: { mac: '⌘', other: 'Ctrl' },
	alt: { mac: '⌥', other: 'Alt' },
	shift: { mac: '⇧', other: 'Shift' },
	enter: { mac: '↵', other: 'Enter' },
	esc: { mac: 'Esc', other: 'Esc' },
	left: { mac: '←', other: '←' },
	right: { mac: '→', other: '→' },
	up: { mac: '↑', other: '↑' },
	down: { mac: '↓', other: '↓' },
	space: { mac: 'Space', other: 'Space' }
};

/** The plus that parts the names may be the key itself: "+", "mod++". */
const partsOf = (combo: Combo): string[] => combo.split(/(?<=.)\+(?=.)/);

export const isMac = (): boolean =>
	typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.userAgent);

/** How a combination is printed on a keycap: ⌘K on a Mac, Ctrl+K elsewhere. */
export function keycap(combo: Combo, mac: boolean): string {
	const parts = partsOf(combo).map((part) => {
		const name = NAMES[part.toLowerCase()];
		return name ? (mac ? name.mac : name.other) : part.toUpperCase();
	});
	return parts.join(mac ? '' : '+');
}

const EVENT_KEYS: Record<string, string> = {
	esc: 'Escape',
	left: 'ArrowLeft',
	right: 'ArrowRight',
	up: 'ArrowUp',
	down: 'ArrowDown',
	space: ' ',
	enter: 'Enter'
};

interface Keys {
	mod: boolean;
	alt: boolean;
	shift: boolean;
	key: string;
}

function parse(combo: Combo): Keys {
	const parts = partsOf(combo.toLowerCase());
	const key = parts.pop() ?? '';
	return {
		mod: parts.includes('mod'),
		alt: parts.includes('alt'),
		shift: parts.includes('shift'),
		key: (EVENT_KEYS[key] ?? key).toLowerCase()
	};
}

type KeyEvent = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether an event is the combination. A letter pressed with Alt is read off its place on the
 * keyboard, since macOS gives another character; punctuation takes Shift as it comes.
 */
export function matches(combo: Combo, event: KeyEvent): boolean {
	const keys = parse(combo);
	if (keys.mod !== (event.metaKey || event.ctrlKey) || keys.alt !== event.altKey) return false;
	const isLetter = /^[a-z0-9]$/.test(keys.key);
	if (keys.shift !== event.shiftKey && (isLetter || keys.key.length > 1)) return false;
	const pressed = event.key.toLowerCase();
	if (pressed === keys.key) return true;
	return isLetter && event.altKey && event.code.toLowerCase().endsWith(keys.key);
}

/**
 * A character without a modifier: works only outside text fields and may be switched off. Function
 * keys write nothing, so they work everywhere.
 */
export const isSingleKey = (combo: Combo): boolean => !/\b(mod|alt|f\d+)\b/i.test(combo);
