import type { Duty, Turn } from '#model/mydesk/turn.ts';
import { defineTexts } from './texts.ts';

interface DutyTexts {
	what: Record<Exclude<Duty, 'answer'>, string>;
	answer: (count: number) => string;
	/** Where it is their turn, and that of any of several. */
	yourTurn: string;
	anyone: string;
	waitsFor: (name: string, what: string) => string;
	/** Nobody in particular is meant. */
	waits: (what: string) => string;
}

/** What is expected of somebody, and of whom. */
export const dutyTexts = defineTexts<DutyTexts>(
	{
		what: {
			...{ returned: '改好再送', promise: '写完送审', write: '写完送审', done: '已签发' },
			withdrawn: '撤了，不来了',
			...{ review1: '一审', review2: '二审', review3: '三审' },
			...{ proof1: '一校', proof2: '二校', signOff: '签发' }
		},
		answer: (count) => `回 ${count} 条批注`,
		yourTurn: '该你：',
		anyone: '你或别人：',
		waitsFor: (name, what) => `等${name}${what}`,
		waits: (what) => `等${what}`
	},
	{
		what: {
			...{ returned: 'revise and hand in again', promise: 'write and hand in' },
			...{ write: 'finish and hand in', done: 'nothing left to do' },
			withdrawn: 'withdrawn, will not come',
			...{ review1: 'sign review 1', review2: 'sign review 2', review3: 'sign review 3' },
			...{ proof1: 'proofread', proof2: 'proofread again', signOff: 'sign off' }
		},
		answer: (count) => `answer ${count} ${count === 1 ? 'comment' : 'comments'}`,
		yourTurn: 'Your turn: ',
		anyone: 'You or another: ',
		waitsFor: (name, what) => `waits for ${name} to ${what}`,
		waits: (what) => `waits for somebody to ${what}`
	}
);

/** 该你：一审; 等周怀瑾一审. */
export function sayTurn(
	turn: Turn,
	t: DutyTexts,
	nameOf: (personId: string) => string | undefined
): { lead: string; text: string } {
	if (turn.what === 'done' || turn.what === 'withdrawn')
		return { lead: '', text: t.what[turn.what] };
	const what = turn.what === 'answer' ? t.answer(turn.count) : t.what[turn.what];
	if (turn.mine) return { lead: turn.anyone ? t.anyone : t.yourTurn, text: what };
	const name = turn.personId === null ? undefined : nameOf(turn.personId);
	return { lead: '', text: name ? t.waitsFor(name, what) : t.waits(what) };
}
