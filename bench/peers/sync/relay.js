/** The limit on Node: what comes is passed on to everybody else in the room, and that is all. */
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const rooms = new Map();
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on('connection', (socket, request) => {
	const room = rooms.get(request.url) ?? new Set();
	rooms.set(request.url, room.add(socket));
	socket.on('message', (data, binary) => {
		for (const other of room)
			if (other !== socket && other.readyState === WebSocket.OPEN) other.send(data, { binary });
	});
	socket.on('close', () => room.delete(socket));
});

const { HOST, PORT } = process.env;
server.listen(Number(PORT), HOST, () => console.log(`running at ${HOST}:${PORT}`));
