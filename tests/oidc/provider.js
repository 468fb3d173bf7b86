// A real OpenID Connect provider with the device grant, for the trial in run.js: its people are
// invented, its keys are made anew at every start, its pages are the ones it brings along.

import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const PEOPLE = {
  'a.omarova': { name: 'Омарова Айгерім', groups: ['almaty-staff', 'drivers'] },
  'b.driver': { name: 'Driver B.', groups: ['drivers'] },
};

function key(alg) {
  const kind = alg === 'RS256' ? ['rsa', { modulusLength: 2048 }] : ['ec', { namedCurve: 'P-256' }];
  const { privateKey } = generateKeyPairSync(...kind);
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg, use: 'sig' };
}

// Starts a provider that signs with `alg`, on `port` or a free one.
export async function startProvider(alg, port = 0) {
  const server = createServer();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'kezek',
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
      response_types: [],
      redirect_uris: [],
      id_token_signed_response_alg: alg,
    }],
    claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'groups'] },
    // The claims belong into the ID token: Kezek asks no other endpoint for them.
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'] },
    features: { deviceFlow: { enabled: true }, devInteractions: { enabled: true } },
    findAccount: (_, id) => PEOPLE[id] && {
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, ...PEOPLE[id] }),
    },
    jwks: { keys: [key(alg)] },
    cookies: { keys: [randomUUID()] },
  });
  server.on('request', provider.callback());
  const stop = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { issuer, stop };
}
