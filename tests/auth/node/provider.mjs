// A certified OpenID provider on loopback: node provider.mjs PORT ORIGIN CLIENT_SECRET LOGOUT_URI
import Provider from 'oidc-provider';
import { generateKeyPair, exportJWK } from 'jose';

const [port, origin, secret, logout] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'peer' };
const people = {
  vera: { given_name: 'Вера', family_name: 'Тихая', middle_name: 'Ивановна', birthdate: '1980-01-31', gender: 'female', trusted: true },
  oleg: { given_name: 'Олег', family_name: 'Новый', trusted: false },
};

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'talon',
    client_secret: secret,
    redirect_uris: [`${origin}/auth/callback/main`],
    post_logout_redirect_uris: [`${origin}/`],
    backchannel_logout_uri: logout,
    backchannel_logout_session_required: true,
    grant_types: ['authorization_code'],
    response_types: ['code'],
  }],
  jwks: { keys: [key] },
  pkce: { required: () => true },
  scopes: ['openid', 'profile', 'phone'],
  claims: {
    openid: ['sub', 'trusted'],
    profile: ['given_name', 'family_name', 'middle_name', 'birthdate', 'gender'],
    phone: ['phone_number'],
  },
  findAccount: (ctx, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true }, backchannelLogout: { enabled: true } },
  // its own fetch refuses loopback, as it should anywhere but here
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  cookies: { keys: ['only-for-this-run'] },
});
provider.listen(Number(port), '127.0.0.1');
