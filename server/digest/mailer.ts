import type { MailConfig } from '../config.ts';

export interface Mail {
	to: string;
	subject: string;
	text: string;
	html: string;
}

/** Why a mail did not go out. */
export class MailError extends Error {
	override name = 'MailError';
	/** Trying again would not help: the server refused it for what it is. */
	readonly isFinal: boolean;

	constructor(message: string, isFinal: boolean) {
		super(message);
		this.isFinal = isFinal;
	}
}

export interface Mailer {
	/** Resolves once the mail server has taken it; rejects with a MailError. */
	send(mail: Mail): Promise<void>;
	/** Whether the server answers, and takes the user and password; rejects with a MailError. */
	check(): Promise<void>;
	close(): void;
}

/** How long a mail server may take to answer, ms. */
const PATIENCE = 15_000;

/** One connection for each mail: there are few, once a day. */
export async function openMailer({ url, from }: MailConfig): Promise<Mailer> {
	const { createTransport } = await import('nodemailer');
	const transport = createTransport({
		url,
		connectionTimeout: PATIENCE,
		greetingTimeout: PATIENCE,
		socketTimeout: PATIENCE
	});
	const { host } = new URL(url);
	return {
		async send(mail) {
			await transport.sendMail({ from, ...mail }).catch((error: unknown) => {
				throw mailError(error, host);
			});
		},
		async check() {
			await transport.verify().catch((error: unknown) => {
				throw mailError(error, host);
			});
		},
		close: () => transport.close()
	};
}

/** In one sentence, with what the server said. */
function mailError(error: unknown, host: string): MailError {
	const { code, responseCode, message } = error as {
		code?: string;
		responseCode?: number;
		message?: string;
	};
	if (code === 'EAUTH')
		return new MailError(`${host} does not take the user and password of SMTP_URL.`, false);
	// SMTP: 5yz is a refusal for good, 4yz one for now.
	const isFinal = responseCode !== undefined && responseCode >= 500;
	return new MailError(`${host}: ${(message ?? String(error)).replace(/\s+/g, ' ')}`, isFinal);
}
