import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out: process.env.COPYDESK_BUILD ?? 'build/by-hand' }),
		// So that a window which stays open learns of a new build; src/lib/shell/NewVersion.svelte. Named
		// after what it was built from, so that its files have the same names wherever it is built.
		version: { name: process.env.COPYDESK_VERSION, pollInterval: 60_000 },
		// Scripts only with a nonce; style attributes are needed by server-rendered `style:`.
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self', 'blob:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		alias: {}
	}
};
