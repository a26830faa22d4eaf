const KEY = 'copydesk.single-keys';

/** Whether this browser's person wants keys without a modifier; yes unless switched off. */
export const wantsSingleKeys = (): boolean => localStorage.getItem(KEY) !== 'off';

export const keepSingleKeys = (wanted: boolean): void =>
	localStorage.setItem(KEY, wanted ? 'on' : 'off');
