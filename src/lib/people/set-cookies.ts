import type { Cookies } from '@sveltejs/kit';

/** Puts the cookies of a session on the answer to a request; Secure wherever it came by https. */
export function setCookies(
	cookies: Cookies,
	wanted: { name: string; value: string; maxAge?: number }[],
	url: URL
): void {
	for (const { name, value, maxAge } of wanted) {
		cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge
		});
	}
}
