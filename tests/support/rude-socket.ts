import net from 'node:net';

/** Asks for a WebSocket, and no more: what is answered is left unread. */
export function askForSocket(url: string, headers: Record<string, string> = {}): net.Socket {
	const { hostname, port, pathname, search } = new URL(url);
	const socket = net.connect(Number(port), hostname);
	const lines = Object.entries({
		host: `${hostname}:${port}`,
		connection: 'Upgrade',
		upgrade: 'websocket',
		'sec-websocket-version': '13',
		'sec-websocket-key': Buffer.alloc(16).toString('base64'),
		...headers
	}).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
	return socket;
}

/** Asks for a WebSocket and sends, with the very request, what is no frame; resolves once it is closed. */
export function rudeSocket(url: string, headers: Record<string, string> = {}): Promise<void> {
	const socket = askForSocket(url, headers);
	// A browser masks its frames; this one is not.
	socket.write(Uint8Array.of(0x82, 1, 0));
	socket.resume();
	return new Promise((resolve, reject) => socket.on('close', () => resolve()).on('error', reject));
}
