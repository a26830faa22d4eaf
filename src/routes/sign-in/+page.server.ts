import { fail, redirect } from '@sveltejs/kit';
import { Format } from '#lib/i18n/format.ts';
import { callerOf } from '#lib/people/caller.ts';
import { formOf } from '#lib/people/form-of.ts';
import { safePath } from '#lib/people/safe-path.ts';
import { setCookies } from '#lib/people/set-cookies.ts';
import { lunarDate } from '#model/calendar.ts';
import { services } from '#server/services.ts';
import { unlessAway } from '../store-away.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Of the paper only what stands in its masthead: nothing here may tell what is being made. */
export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.person) redirect(303, safePath(url.searchParams.get('to')));
	const paper = services().desk.view.get('newsroom', 'newsroom');
	const format = new Format(locals.lang, paper?.timeZone ?? 'Asia/Shanghai');
	const today = format.dateOf(Date.now());
	return {
		paper: paper?.name ?? 'Copydesk',
		organ: paper?.masthead.organ ?? '',
		today: `${format.fullDay(today)}　${format.weekday(today)}　${lunarDate(today)}`
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event.request);
		const login = String(form.get('login') ?? '');
		const password = String(form.get('password') ?? '');
		const remember = form.get('remember') !== null;
		if (login.trim() === '' || password === '')
			return fail(400, { login, problem: 'empty' as const });
		const { auth } = services();
		const asked = auth.signIn({ login, password, remember }, callerOf(event));
		const result = await unlessAway(asked);
		if (result === 'away') return fail(503, { login, problem: 'away' as const });
		if (!result.ok) return fail(400, { login, problem: result.error });
		setCookies(event.cookies, result.value.cookies, event.url);
		return redirect(303, safePath(event.url.searchParams.get('to')));
	}
};
