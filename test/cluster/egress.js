// The API server's way to Services, of which none is behind an address here: a proxy (HTTP CONNECT on a Unix socket) that
// leads to the port on loopback that a file names for the Service's address. So the webhook's configuration is used as
// it is written, and the certificate is checked against the Service's name.
const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');

const [, , socket, services] = process.argv;

function portOf(address) {
  return fs.existsSync(services) ? JSON.parse(fs.readFileSync(services, 'utf8'))[address.split(':')[0]] : undefined;
}

http.createServer().on('connect', ({ url }, client, head) => {
  const fail = () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  const port = portOf(url);
  if (port === undefined) {
    fail();
    return;
  }
  const service = net.connect(port, '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    service.write(head);
    service.pipe(client).pipe(service);
  });
  service.on('error', fail);
  client.on('error', () => service.destroy());
}).listen(socket);
