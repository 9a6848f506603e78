// A bare node:http server with an answer as long as that of a directory: as fast as an answer in JSON can be.
import { createServer } from 'node:http';

const body = JSON.stringify({ id: 'dir-1', name: 'handbook', description: 'x'.repeat(200) });
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  // Of a server that listens on a port, the address is an object.
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  console.log(`API http://127.0.0.1:${port}`);
});
