// The API server's way to Services, of which none is behind an address here: a proxy (HTTP CONNECT on a Unix socket) that
// leads every one to the manager's webhook on loopback. So the webhook's configuration is used as it is written, and the
// certificate is checked against the Service's name.
const http = require('node:http');
const net = require('node:net');

http.createServer().on('connect', (_request, client, head) => {
  const webhook = net.connect(Number(process.env.WEBHOOK_PORT), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    webhook.write(head);
    webhook.pipe(client).pipe(webhook);
  });
  webhook.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
  client.on('error', () => webhook.destroy());
}).listen(process.argv[2]);
