import net, { type AddressInfo, type Socket } from 'node:net';

/** A mail as it came over the wire. */
export interface TakenMail {
	from: string;
	to: string[];
	/** The whole message, headers too, with CRLF. */
	data: string;
}

/** A mail server that speaks SMTP (RFC 5321) on a loopback socket, and keeps what it takes. */
export interface SmtpServer {
	readonly url: string;
	readonly mails: TakenMail[];
	/** Connections there have been. */
	connections: number;
	/** Said instead of 250 to the next recipients, one each: `451 try later`. */
	refusals: string[];
	/** What users and passwords it takes (AUTH PLAIN); null: it asks for none. */
	login: { user: string; password: string } | null;
	/** Takes connections and says nothing. */
	hangs: boolean;
	close(): Promise<void>;
}

export async function startSmtpServer(): Promise<SmtpServer> {
	const sockets = new Set<Socket>();
	const listener = net.createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		server.connections += 1;
		if (!server.hangs) converse(socket, server);
	});
	await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
	const { port } = listener.address() as AddressInfo;
	const server: SmtpServer = {
		url: `smtp://127.0.0.1:${port}`,
		...{ mails: [], connections: 0, refusals: [], login: null, hangs: false },
		close: () => {
			sockets.forEach((socket) => socket.destroy());
			return new Promise((resolve) => listener.close(() => resolve()));
		}
	};
	return server;
}

function converse(socket: Socket, server: SmtpServer): void {
	const say = (line: string) => socket.write(`${line}\r\n`);
	let mail: TakenMail = { from: '', to: [], data: '' };
	let isData = false;
	let known = false;
	let rest = '';
	say('220 mail.example.org ESMTP');

	function command(line: string): void {
		const [verb = ''] = line.toUpperCase().split(' ');
		const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
		switch (verb) {
			case 'EHLO':
				say('250-mail.example.org');
				say(server.login ? '250-AUTH PLAIN' : '250-SIZE 1000000');
				return void say('250 8BITMIME');
			case 'AUTH': {
				const [, user, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
					.toString()
					.split('\0');
				known = user === server.login?.user && password === server.login?.password;
				return void say(known ? '235 welcome' : '535 wrong user or password');
			}
			case 'MAIL':
				if (server.login && !known) return void say('530 sign in first');
				mail = { from: address, to: [], data: '' };
				return void say('250 ok');
			case 'RCPT': {
				const refusal = server.refusals.shift();
				if (!refusal) mail.to.push(address);
				return void say(refusal ?? '250 ok');
			}
			case 'DATA':
				isData = true;
				return void say('354 go on');
			case 'QUIT':
				say('221 bye');
				return void socket.end();
			case 'RSET':
			case 'NOOP':
				return void say('250 ok');
			default:
				return void say('502 not known');
		}
	}

	socket.setEncoding('utf8').on('data', (text: string) => {
		rest += text;
		for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
			const line = rest.slice(0, end);
			rest = rest.slice(end + 2);
			if (!isData) command(line);
			else if (line === '.') {
				isData = false;
				server.mails.push(mail);
				say('250 taken');
			} else mail.data += `${line.replace(/^\./, '')}\r\n`;
		}
	});
}

/** A part of a message as text: its base64 or quoted-printable undone. */
export function partOf(data: string, type: 'text/plain' | 'text/html'): string {
	const start = data.indexOf(`Content-Type: ${type}`);
	if (start < 0) throw new Error(`the mail has no part ${type}:\n${data}`);
	const head = data.slice(start, data.indexOf('\r\n\r\n', start));
	const body = data.slice(data.indexOf('\r\n\r\n', start) + 4);
	const encoded = body.split(/\r\n--/, 1)[0] ?? '';
	if (/base64/i.test(head)) return Buffer.from(encoded, 'base64').toString('utf8');
	if (!/quoted-printable/i.test(head)) return encoded;
	const bytes = encoded
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A header of a message, its encoded words (RFC 2047) undone. */
export function headerOf(data: string, name: string): string {
	const unfolded = data.split('\r\n\r\n', 1)[0]?.replace(/\r\n[ \t]+/g, ' ') ?? '';
	const value = new RegExp(`^${name}: (.*)$`, 'mi').exec(unfolded)?.[1] ?? '';
	return value
		.replace(/\?= =\?/g, '?==?')
		.replace(/=\?utf-8\?(b|q)\?([^?]*)\?=/gi, (_, how: string, text: string) =>
			how.toLowerCase() === 'b'
				? Buffer.from(text, 'base64').toString('utf8')
				: Buffer.from(
						text
							.replace(/_/g, ' ')
							.replace(/=([0-9A-F]{2})/g, (__, hex: string) =>
								String.fromCharCode(parseInt(hex, 16))
							),
						'latin1'
					).toString('utf8')
		);
}
