/**
 * The server of @y/websocket-server 0.1.1 with y-leveldb, which it opens at YPERSISTENCE. Its own
 * server.js needs a `ws` of years ago; everything but the upgrade is its own code.
 */
import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));

const { HOST, PORT } = process.env;
server.listen(Number(PORT), HOST, () => console.log(`running at ${HOST}:${PORT}`));
