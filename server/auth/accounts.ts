import type { Id } from '#model/ids.ts';
import type { Better } from './better.ts';

/**
 * better-auth signs in by e-mail. Ours is made from the person's id, so that names and e-mails are
 * kept once, in the person's record, and may change or be given to somebody else.
 */
export const emailOf = (personId: Id): string => `${personId}@person.copydesk.invalid`;

/** The stored hash of a person's password, or null. */
export async function passwordHashOf(better: Better, personId: Id): Promise<string | null> {
	const { internalAdapter } = await better.$context;
	const account = await internalAdapter.findCredentialAccount(personId);
	return account?.password ?? null;
}

/** Stores a password's hash, with the account around it when the person had none. */
export async function storePasswordHash(better: Better, personId: Id, hash: string): Promise<void> {
	const { adapter, internalAdapter } = await better.$context;
	if (await internalAdapter.findCredentialAccount(personId)) {
		await internalAdapter.updatePassword(personId, hash);
		return;
	}
	if (!(await internalAdapter.findUserById(personId))) {
		const at = new Date();
		await adapter.create({
			model: 'user',
			data: {
				id: personId,
				name: personId,
				email: emailOf(personId),
				emailVerified: false,
				createdAt: at,
				updatedAt: at
			},
			forceAllowId: true
		});
	}
	await internalAdapter.linkAccount({
		userId: personId,
		providerId: 'credential',
		accountId: personId,
		password: hash
	});
}

/** Ids of everybody who has chosen a password. */
export async function peopleWithPassword(better: Better): Promise<Set<Id>> {
	const { adapter } = await better.$context;
	const accounts = await adapter.findMany<{ userId: Id; password?: string | null }>({
		model: 'account',
		where: [{ field: 'providerId', value: 'credential' }],
		limit: 10_000
	});
	return new Set(accounts.filter(({ password }) => password).map(({ userId }) => userId));
}
