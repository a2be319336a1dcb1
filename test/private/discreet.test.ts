import { discreet, hasCredentials } from '../../src/private/discreet';

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
])('%j is shown as %s', (text, shown) => {
  expect(discreet(text)).toBe(shown);
});
