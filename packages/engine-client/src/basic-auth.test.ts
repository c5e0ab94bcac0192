import { expect, test } from 'vitest';
import { basicAuth } from './basic-auth.ts';

test('a name and a password travel as RFC 7617 says, in UTF-8', async () => {
  expect(await basicAuth('Aladdin', 'open sesame')()).toEqual({ authorization: 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==' });
  expect(await basicAuth('test', '123£')()).toEqual({ authorization: 'Basic dGVzdDoxMjPCow==' });
});

test('a name with a colon is refused without showing the password', () => {
  expect(() => basicAuth('a:b', 'secret')).toThrow(/holds no colon/);
  expect(() => basicAuth('a:b', 'secret')).not.toThrow(/secret/);
});
