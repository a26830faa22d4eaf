/** Where to go after signing in: a path of this server and never another site's address. */
export function safePath(wanted: string | null): string {
	if (!wanted?.startsWith('/') || !URL.canParse(wanted, HERE)) return '/';
	const { origin, pathname, search } = new URL(wanted, HERE);
	// A path may become another site's only once its dots are resolved: /..//evil.example
	return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}

const HERE = 'http://here.invalid';
