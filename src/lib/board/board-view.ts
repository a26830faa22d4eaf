export const BOARD_VIEWS = ['board', 'list', 'stages'] as const;
/** 版面, 列表, 流程: how an edition is looked at. */
export type BoardView = (typeof BOARD_VIEWS)[number];

/** What an address asks for; anything else is the board. */
export const viewOf = (asked: string | null): BoardView =>
	BOARD_VIEWS.find((view) => view === asked) ?? 'board';

export const viewAddress = (date: string, view: BoardView): string =>
	`/editions/${date}${view === 'board' ? '' : `?view=${view}`}`;

/** The one after it, as V goes round. */
export const nextView = (view: BoardView): BoardView =>
	BOARD_VIEWS[(BOARD_VIEWS.indexOf(view) + 1) % BOARD_VIEWS.length] ?? 'board';
