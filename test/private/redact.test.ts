import { discreet, redact, hasCredentials, withoutCredentials } from '../../src/private/redact';

test.each([
  ['https://user:password@git.example.com/x.git', true],
  ['https://token@git.example.com/x.git', true],
  ['s3://key:secret@bucket/model', true],
  ['ssh://git@git.example.com/x.git', false],
  ['git@git.example.com:team/x.git', false],
  ['https://git.example.com/x.git?ref=a@b', false],
  ['gs://bucket/model@7', false],
  ['https://host/path:1@2', false],
])('%s carries credentials: %s', (url, carries) => {
  expect(hasCredentials(url)).toBe(carries);
});

test.each([
  ['registry.example.com', '"registry.example.com"'],
  ['user:password@registry.example.com', '"***@registry.example.com"'],
  ['https://token@host/path', '"https://***@host/path"'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', '"-----BEGIN RSA PRIVATE KEY-----..."'],
  ['x'.repeat(50), `"${'x'.repeat(40)}..."`],
  ['PASSWORD=abc', '"PASSWORD=***"'],
  ['https://host/x?sig=abc&other=1', '"https://host/x?sig=***"'],
  ['postgres://user:pass/word@host/db', '"postgres://***@host/db"'],
  ['image@sha256:0123', '"image@sha256:0123"'],
  ['gs://bucket/model@7', '"gs://bucket/model@7"'],
  ['1 GB', '"1 GB"'],
])('%j is shown as %s', (text, shown) => {
  expect(redact(text)).toBe(shown);
});

test.each([
  ['https://user:pa/ss@host/x', 'https://***@host/x'],
  ['https://token@host/x', 'https://***@host/x'],
  ['https://host:9000/path@2', 'https://host:9000/path@2'],
  ['https://host/x?sp=r&sig=a%3D#y', 'https://host/x?sp=***&sig=***#y'],
  [':s3,provider=Minio,secret_access_key="a:b":bucket', ':s3,provider=***,secret_access_key=***:bucket'],
  ['gs://bucket/date=2020/model@7', 'gs://bucket/date=2020/model@7'],
  ['https://u:p@s/s@host.example.com/x', 'https://***@host.example.com/x'],
  ['user:pw@registry.example.com/a/b:1', '***@registry.example.com/a/b:1'],
  ['user:p/w=@registry.example.com:5000/b', '***@registry.example.com:5000/b'],
  ['user:pw@localhost/b@sha256:0123', '***@localhost/b@sha256:0123'],
  ['docker://token@registry/b', 'docker://***@registry/b'],
  ['registry:5000/a/b:1@sha256:0123', 'registry:5000/a/b:1@sha256:0123'],
  ['a/b:1.2@sha256:0123', 'a/b:1.2@sha256:0123'],
  ['minio:bucket/model@v1.2', 'minio:bucket/model@v1.2'],
  ['minio:bucket/model', 'minio:bucket/model'],
  ['//user:pw@host/x', '//***@host/x'],
  ['token@host:80/x', '***@host:80/x'],
  ['https://host/x;token=abc;v=1', 'https://host/x;token=***;v=***'],
  ['https://host/x#access_token=abc', 'https://host/x#access_token=***'],
])('of the URI %s, %s is shown', (uri, shown) => {
  expect(withoutCredentials(uri)).toBe(shown);
});

test.each([
  ['image "user:p w\\"x@host/a:1" cannot be pulled', 'image "***@host/a:1" cannot be pulled'],
  ['write https://host/x?sig=abc or u:p@h, not a@b', 'write https://host/x?sig=*** or ***@h, not a@b'],
  ['a list: ["https://t@h/x","ftp://u:p@h"]', 'a list: ["https://***@h/x","ftp://***@h"]'],
  ['"a:1@sha256:0123" is 3:4 of 5', '"a:1@sha256:0123" is 3:4 of 5'],
  ['an open "https://u:p@h', 'an open "https://***@h'],
])('the message %s is shown as %s', (message, shown) => {
  expect(discreet(message)).toBe(shown);
});

test.each([
  '"',
  '"\\"',
  'a:@"',
  '://@',
  'a://',
  'a:/@',
  '?',
  '?a',
  ',',
  ',a="',
  "a,'=",
  'a:',
  '@/',
  'a:@',
  'a=',
  '://',
  ' ',
])('a string of 2 MB that repeats %j takes no time', (part) => {
  const text = part.repeat(2_000_000 / part.length);
  const start = process.cpuUsage();
  redact(text);
  hasCredentials(text);
  withoutCredentials(text);
  discreet(text);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
});
