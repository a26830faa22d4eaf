import type { Asked, Secrets } from './two-newsrooms.ts';

/** How a route is asked for what another newsroom has. */
export interface RouteQuestion {
	ask: (secrets: Secrets) => Asked | Asked[];
	/** What it is of: of somebody's id (never answered elsewhere), or of whoever asks (with what is theirs). */
	of: 'id' | 'own';
	/** Whether it is open to whoever is not signed in. */
	open?: boolean;
	/** Not asked of the newsroom itself to see that it would be answered there: it would need a browser, or change it. */
	once?: boolean;
}

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const get = (path: (s: Secrets) => string, more: Partial<RouteQuestion> = {}): RouteQuestion => ({
	...{ of: 'id', ask: (secrets) => ({ path: path(secrets) }), ...more }
});
/** A page, and the data of it that are fetched when somebody comes from another one. */
const page = (path: (s: Secrets) => string, more: Partial<RouteQuestion> = {}): RouteQuestion => ({
	of: 'id',
	ask: (secrets) => {
		const at = path(secrets);
		return [{ path: at }, { path: `${at === '/' ? '' : at}/__data.json` }];
	},
	...more
});
const own = (path: string): RouteQuestion => page(() => path, { of: 'own' });
const post = (
	path: string,
	body: (s: Secrets) => object,
	more: Partial<RouteQuestion> = {}
): RouteQuestion => ({
	of: 'id',
	ask: (secrets) => ({
		...{ method: 'POST', path, type: JSON_TYPE, body: JSON.stringify(body(secrets)) }
	}),
	...more
});
const form = (
	path: (s: Secrets) => string,
	body: (s: Secrets) => Record<string, string>,
	more: Partial<RouteQuestion> = {}
): RouteQuestion => ({
	of: 'own',
	ask: (s) => ({
		...{ method: 'POST', path: path(s), type: FORM, body: new URLSearchParams(body(s)).toString() }
	}),
	once: true,
	...more
});
const review =
	(body: (s: Secrets) => object): ((s: Secrets) => object) =>
	(s) => ({
		token: s.token,
		...body(s)
	});

/** Every route, and how it is asked. What is not in it is asked of nobody, and a test fails. */
export const ASKED_OF_ROUTES: Record<string, RouteQuestion> = {
	'GET /': own('/'),
	'GET /account': own('/account'),
	'POST /account?/password': form(
		() => '/account?/password',
		() => ({ old: 'x', password: 'y', again: 'y' })
	),
	'POST /account?/digest': form(
		() => '/account?/digest',
		() => ({ wanted: 'on' })
	),
	'POST /account?/end': form(
		() => '/account?/end',
		({ person }) => ({ id: person })
	),
	'GET /audit': page(({ story }) => `/audit?about=${story}`, { of: 'own' }),
	'GET /calendar': own('/calendar'),
	'GET /desk': own('/desk'),
	'GET /editions': own('/editions'),
	'GET /editions/[date]': page(({ date }) => `/editions/${date}`),
	'GET /editions/[date]/check': page(({ date }) => `/editions/${date}/check`),
	'GET /editions/[date]/history': page(({ date }) => `/editions/${date}/history`),
	'GET /editions/[date]/pages/[number]/layout': page(
		({ date }) => `/editions/${date}/pages/1/layout`
	),
	'GET /editions/[date]/pdf': get(({ date }) => `/editions/${date}/pdf`, { once: true }),
	'GET /editions/[date]/png': get(({ date }) => `/editions/${date}/png?page=1`, { once: true }),
	'GET /editions/[date]/plan': page(({ date }) => `/editions/${date}/plan`),
	'GET /editions/[date]/proof/[page]': page(({ date }) => `/editions/${date}/proof/1`),
	'GET /editions/[date]/proof/[page]/corrections': page(
		({ date }) => `/editions/${date}/proof/1/corrections`
	),
	'GET /editions/[date]/try/[id]': page(({ date, tryout }) => `/editions/${date}/try/${tryout}`),
	'GET /editions/[date]/try/[id]/pages/[number]/layout': page(
		({ date, tryout }) => `/editions/${date}/try/${tryout}/pages/1/layout`
	),
	'GET /import': own('/import'),
	'GET /import/lunar': get(() => '/import/lunar?date=2026-12-20', { of: 'own' }),
	'POST /import/photo': {
		of: 'own',
		once: true,
		ask: ({ story }) => ({
			...{ method: 'POST', path: `/import/photo?story=${story}`, type: 'image/png', body: 'none' }
		})
	},
	'POST /import/read': {
		of: 'own',
		once: true,
		ask: () => ({ method: 'POST', path: '/import/read', type: 'text/plain', body: '要闻' })
	},
	'GET /people': own('/people'),
	'GET /promise': own('/promise'),
	'GET /settings': own('/settings'),
	'POST /settings': form(
		() => '/settings',
		() => ({ name: '' })
	),
	'GET /settings/publishing': own('/settings/publishing'),
	'GET /settings/roles': own('/settings/roles'),
	'GET /settings/sections': own('/settings/sections'),
	'GET /settings/stages': own('/settings/stages'),
	'GET /settings/templates': own('/settings/templates'),
	'GET /settings/templates/[format]': own('/settings/templates/sikai'),
	'GET /stories': own('/stories'),
	'GET /stories/[id]': page(({ story }) => `/stories/${story}`),
	'GET /stories/[id]/history': page(({ story }) => `/stories/${story}/history`),
	'GET /stories/[id]/sign': page(({ story }) => `/stories/${story}/sign`),
	'GET /api/audit': get(({ story }) => `/api/audit?about=${story}`, { of: 'own' }),
	'GET /api/audit/export': get(() => '/api/audit/export?as=jsonl', { of: 'own' }),
	'GET /api/audit/new': get(() => '/api/audit/new?after=0', { of: 'own' }),
	'POST /api/audit/verify': post('/api/audit/verify', () => ({}), { of: 'own' }),
	'POST /api/commands': post(
		'/api/commands',
		({ story }) => ({ id: 'c0mmand', command: { type: 'story.unplace', storyId: story } }),
		{ of: 'own', once: true }
	),
	'GET /api/editions/[id]': get(({ edition }) => `/api/editions/${edition}`),
	'GET /api/editions/[id]/evidence': get(({ pressed }) => `/api/editions/${pressed}/evidence`),
	'GET /api/editions/[id]/export': {
		of: 'id',
		ask: ({ edition }) =>
			['txt', 'docx', 'map'].map((as) => ({ path: `/api/editions/${edition}/export?as=${as}` }))
	},
	'GET /api/editions/[id]/map': get(({ edition }) => `/api/editions/${edition}/map`),
	'GET /api/editions/[id]/plan': get(({ edition }) => `/api/editions/${edition}/plan`),
	'GET /api/editions/[id]/printed': get(({ edition }) => `/api/editions/${edition}/printed`),
	'POST /api/measurements': post('/api/measurements', ({ story }) => [{ id: story }], {
		of: 'own',
		once: true
	}),
	'GET /api/outside/[id]/openings': get(({ outside }) => `/api/outside/${outside}/openings`),
	'POST /api/people': post('/api/people', ({ person }) => ({ do: 'link', id: person }), {
		once: true
	}),
	'GET /api/proofs/[id]': get(({ proof }) => `/api/proofs/${proof}`),
	'POST /api/seen': {
		of: 'id',
		ask: ({ story, edition }) =>
			[story, edition].map((subject) => ({
				...{ method: 'POST', path: '/api/seen', type: JSON_TYPE },
				body: JSON.stringify({ subject, until: 1 })
			}))
	},
	'GET /api/session': get(() => '/api/session', { of: 'own', open: true }),
	'POST /api/session': post('/api/session', () => ({ login: 'secret', password: '没有这个密码' }), {
		open: true,
		once: true
	}),
	'DELETE /api/session': {
		of: 'own',
		open: true,
		once: true,
		// Not with the session of these tests, which would be over.
		ask: () => ({ method: 'DELETE', path: '/api/session', cookie: '' })
	},
	'GET /api/stories/[id]/changes': get(
		({ story, hash }) => `/api/stories/${story}/changes?from=${hash}`,
		{ once: true }
	),
	'GET /api/stories/[id]/copy': get(({ story }) => `/api/stories/${story}/copy`),
	'GET /api/stories/[id]/export': {
		of: 'id',
		ask: ({ story }) =>
			['docx', 'ninjs'].map((as) => ({ path: `/api/stories/${story}/export?as=${as}` }))
	},
	'GET /api/stories/[id]/hands': get(({ story }) => `/api/stories/${story}/hands`),
	'POST /api/stories/[id]/outside': {
		of: 'id',
		once: true,
		ask: ({ story, hash }) => ({
			...{ method: 'POST', path: `/api/stories/${story}/outside`, type: JSON_TYPE },
			body: JSON.stringify({ id: 'outs1de', name: '某', unit: '', note: '', hours: 24, hash })
		})
	},
	'GET /api/stories/[id]/replay': get(({ story }) => `/api/stories/${story}/replay`),
	'GET /api/stories/[id]/text': {
		of: 'id',
		ask: ({ story, hash }) =>
			['', `?hash=${hash}`].map((query) => ({ path: `/api/stories/${story}/text${query}` }))
	},
	'GET /api/stories/[id]/versions': get(({ story }) => `/api/stories/${story}/versions`),
	'POST /assets': {
		of: 'id',
		once: true,
		ask: ({ story }) => ({
			...{ method: 'POST', path: `/assets?story=${story}&name=x.png`, type: 'image/png', body: 'x' }
		})
	},
	'GET /assets/[id]': {
		of: 'id',
		ask: ({ asset }) => ['', '?w=320', '?w=960'].map((w) => ({ path: `/assets/${asset}${w}` }))
	},
	'GET /link/[token]': page(({ link }) => `/link/${link}`, { open: true }),
	'POST /link/[token]': form(
		({ link }) => `/link/${link}`,
		() => ({ password: '临溪的清晨薄雾', again: '临溪的清晨薄雾' }),
		{ of: 'id', open: true }
	),
	'GET /print/[date]': page(({ date }) => `/print/${date}`),
	'GET /review': page(() => '/review', { of: 'own', open: true }),
	'POST /review/answer': post(
		'/review/answer',
		review(() => ({ answer: { id: 'answer1', verdict: 'approved', remark: '', comments: [] } })),
		{ open: true, once: true }
	),
	'POST /review/open': post(
		'/review/open',
		review(() => ({})),
		{ open: true }
	),
	'POST /review/photo': post(
		'/review/photo',
		review(() => ({ photo: 0 })),
		{
			...{ open: true, once: true }
		}
	),
	'POST /review/still': post(
		'/review/still',
		review(() => ({ wait: true })),
		{
			...{ open: true, once: true }
		}
	),
	'GET /set-up': page(() => '/set-up', { of: 'own', open: true }),
	// It says that such a link is over.
	'GET /set-up/[token]': page(({ link }) => `/set-up/${link}`, { of: 'own', open: true }),
	'POST /set-up/[token]': form(
		({ link }) => `/set-up/${link}`,
		() => ({ name: '某报' }),
		{ of: 'id', open: true }
	),
	'GET /sign-in': page(() => '/sign-in', { of: 'own', open: true }),
	'POST /sign-in': form(
		() => '/sign-in',
		() => ({ login: 'secret', password: '没有这个密码' }),
		{ of: 'id', open: true }
	),
	'POST /sign-out': form(
		() => '/sign-out',
		() => ({}),
		{ open: true, ask: () => ({ method: 'POST', path: '/sign-out', type: FORM, cookie: '' }) }
	)
};
