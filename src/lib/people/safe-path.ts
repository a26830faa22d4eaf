/** Where to go after signing in: a path of this server and never another site's address. */
export function safePath(wanted: string | null): string {
	if (!wanted?.startsWith('/')) return '/';
	const url = new URL(wanted, 'http://here.invalid');
	return url.host === 'here.invalid' ? `${url.pathname}${url.search}` : '/';
}
