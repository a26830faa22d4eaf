import { error } from '@sveltejs/kit';

/** The form that was posted; 400 where the body is none, which no browser sends. */
export async function formOf(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch {
		// Whatever is wrong with it, it is the sender's.
		error(400, 'The form cannot be read');
	}
}
