/** With NODE_OPTIONS=--import: notes in the file LOADED_MODULES every module that the process loads. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { env } from 'node:process';

registerHooks({
	load(url, context, next) {
		appendFileSync(env.LOADED_MODULES, `${url}\n`);
		return next(url, context);
	}
});
