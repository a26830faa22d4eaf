import { editionAddress } from '#model/edition-address.ts';
import { can } from '#model/permissions.ts';
import { attachment, fileName } from '#server/file-name.ts';
import { services } from '#server/services.ts';
import { fileAnswer, noFile, unlessStoreAway } from '../../../file-answer.server.ts';
import type { RequestHandler } from './$types';

/** The evidence pack of an edition’s last press, or of an earlier one (`?version=1`), as a ZIP. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { desk, evidence } = services();
	if (!locals.person) return noFile(401);
	if (!can(locals.person, 'evidence.read')) return noFile(403);
	const edition = desk.view.get('edition', params.id);
	const wanted = url.searchParams.get('version');
	const pressing = edition?.presses?.findLast(
		({ version }) => wanted === null || String(version) === wanted
	);
	if (!edition || pressing?.pack.state !== 'ready') return noFile(404);
	const { sha256 } = pressing.pack;
	return unlessStoreAway(locals.lang, async () => {
		const opened = await evidence.open(sha256);
		if (!opened) return noFile(404);
		const paper = desk.view.get('newsroom', 'newsroom')?.name ?? '';
		const name = fileName(`${paper} ${editionAddress(edition)} 证据包 ${pressing.version}`);
		return fileAnswer({
			...opened,
			mime: 'application/zip',
			disposition: attachment(`${name}.zip`)
		});
	});
};
