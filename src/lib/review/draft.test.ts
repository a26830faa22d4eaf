import { expect, it } from 'vitest';
import { Draft } from './draft.ts';

const TOKEN = 'abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE';
const comment = {
	id: 'k',
	from: { block: 0, offset: 0 },
	to: { block: 0, offset: 2 },
	body: '再核',
	replacement: null
};

function device(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & {
	all: Map<string, string>;
} {
	const all = new Map<string, string>();
	return {
		all,
		getItem: (key) => all.get(key) ?? null,
		setItem: (key, value) => void all.set(key, value),
		removeItem: (key) => void all.delete(key)
	};
}

it('is there again after a reload, and is the same answer when it is sent again', () => {
	const store = device();
	const draft = new Draft(TOKEN, store);
	draft.put(comment);
	draft.put({ ...comment, body: '再核一遍' });
	draft.say({ verdict: 'changes', remark: ' 见批注 ' });
	const again = new Draft(TOKEN, store);
	expect(again.answer()).toEqual(draft.answer());
	expect(again.answer()).toMatchObject({ verdict: 'changes', remark: '见批注' });
	expect(again.comments.map(({ body }) => body)).toEqual(['再核一遍']);
	expect(again.ownWords()).toBe('再核一遍\n 见批注 ');
});

it('is of one link, and leaves nothing once it is forgotten; the token is not in it', () => {
	const store = device();
	const draft = new Draft(TOKEN, store);
	draft.put(comment);
	expect(JSON.stringify([...store.all])).not.toContain(TOKEN.slice(0, 20));
	expect(new Draft(`other${TOKEN}`.slice(0, 43), store).comments).toEqual([]);
	draft.forget();
	expect(store.all.size).toBe(0);
});

it('is kept nowhere where the device is full or forbids it, and says so', () => {
	const full = {
		...device(),
		setItem: () => {
			throw new DOMException('full');
		}
	};
	const draft = new Draft(TOKEN, full);
	draft.put(comment);
	expect([draft.isKept, draft.comments.length]).toEqual([false, 1]);
	expect(new Draft(TOKEN, null).isKept).toBe(false);
});

it('begins anew where what is kept is none of ours', () => {
	for (const rubbish of ['{', '[]', '{"comments":{}}', '7']) {
		const store = device();
		store.setItem(`copydesk-review-${TOKEN.slice(0, 16)}`, rubbish);
		expect(new Draft(TOKEN, store).comments).toEqual([]);
	}
});
