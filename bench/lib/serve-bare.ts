import { createServer } from 'node:http';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { build } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';

const PAGE = path.resolve(import.meta.dirname, '../peers/bare');
const SYNC = 0;
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface BareServer {
	origin: string;
	close(): Promise<void>;
}

/** Builds the bare page and serves it with one document of `paragraphs` in memory. */
export async function serveBare(paragraphs: string[], outDir: string): Promise<BareServer> {
	await bundle(outDir);
	const doc = documentOf(paragraphs);
	const http = createServer((request, response) => {
		const name = new URL(request.url ?? '/', 'http://bare').pathname;
		const file = path.join(outDir, name === '/' ? 'index.html' : name);
		fs.readFile(file).then(
			(body) => response.setHeader('content-type', TYPES[path.extname(file)] ?? '').end(body),
			() => response.writeHead(404).end()
		);
	});
	const sockets = new WebSocketServer({ server: http });
	sockets.on('connection', (socket) => speak(socket, doc, sockets));
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const address = http.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {
		origin: `http://127.0.0.1:${address.port}`,
		close: () =>
			new Promise((resolve) => {
				for (const socket of sockets.clients) socket.terminate();
				http.close(() => resolve());
			})
	};
}

async function bundle(outDir: string): Promise<void> {
	await build({
		root: PAGE,
		configFile: false,
		logLevel: 'error',
		build: {
			outDir,
			emptyOutDir: true,
			rollupOptions: { input: ['index.html', 'story.html'].map((file) => path.join(PAGE, file)) }
		}
	});
}

function documentOf(paragraphs: string[]): Y.Doc {
	const doc = new Y.Doc();
	const nodes = paragraphs.map((text) => {
		const node = new Y.XmlElement('paragraph');
		node.insert(0, [new Y.XmlText(text)]);
		return node;
	});
	doc.getXmlFragment('story').insert(0, nodes);
	return doc;
}

/** The least of y-websocket's protocol: sync with the document, relay of awareness to the others. */
function speak(socket: WebSocket, doc: Y.Doc, all: WebSocketServer): void {
	socket.on('message', (data: Buffer) => {
		const decoder = decoding.createDecoder(new Uint8Array(data));
		if (decoding.readVarUint(decoder) !== SYNC) {
			for (const other of all.clients) if (other !== socket) other.send(data);
			return;
		}
		const answer = framed((encoder) => readSyncMessage(decoder, encoder, doc, socket));
		if (answer.length > 1) socket.send(answer);
	});
	const relay = (update: Uint8Array, origin: unknown) => {
		if (origin !== socket) socket.send(framed((encoder) => writeUpdate(encoder, update)));
	};
	doc.on('update', relay);
	socket.on('close', () => doc.off('update', relay));
	socket.send(framed((encoder) => writeSyncStep1(encoder, doc)));
}

function framed(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, SYNC);
	write(encoder);
	return encoding.toUint8Array(encoder);
}
