// Walks the device grant with a real provider: node run.js PATH-TO-KEZEK. Says what it saw and
// ends with 1 when something was otherwise. CONTRIBUTING.md says how to run it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { agree } from './person.js';
import { startProvider } from './provider.js';

const here = dirname(fileURLToPath(import.meta.url));
const kezek = resolve(process.argv[2] ?? join(here, '../../target/debug/kezek'));
const folder = mkdtempSync(join(tmpdir(), 'kezek-oidc-'));
const env = {
  PATH: process.env.PATH, HOME: folder, XDG_STATE_HOME: join(folder, 'state'),
  LANG: 'C.UTF-8', KEZEK_KEEP: 'file', KEZEK_LOG: 'kezek=info',
};
const said = (what) => console.log(`  ✓ ${what}`);

function run(args, watch = () => {}) {
  const child = spawn(kezek, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const seen = { out: '', err: '' };
  child.stdout.on('data', (text) => { seen.out += text; watch(seen, child); });
  child.stderr.on('data', (text) => { seen.err += text; watch(seen, child); });
  const ended = new Promise((done) => child.on('exit', (code) => done({ code, ...seen })));
  return { child, ended };
}

// Signs in by `kezek login` while `login` agrees at the provider.
async function signIn(login) {
  let agreed;
  const { ended } = run(['login', '--server', server, '--provider', '--lang', 'en'], ({ err }) => {
    const shown = err.match(/open (\S+) in a browser.*type the code (\S+) and agree/);
    if (shown && !agreed) agreed = agree(shown[1], shown[2], login);
  });
  const result = await ended;
  if (agreed) await agreed;
  return result;
}

let provider = await startProvider('RS256');
const { issuer } = provider;
const port = Number(new URL(issuer).port);
cpSync(join(here, '../../config'), join(folder, 'config'), { recursive: true });
writeFileSync(join(folder, 'config/kezek.toml'), `
[server]
listen = "127.0.0.1:0"
database = "sqlite:${folder}/kezek.db"
[sign_in.oidc]
name = { kk = "Бірыңғай кіру", ru = "Единый вход", en = "Single sign-on" }
issuer = "${issuer}"
client_id = "kezek"
[sign_in.oidc.posts]
"almaty-staff" = ["executor:almaty"]
`);
let server;
const serving = await new Promise((ready) => {
  const it = run(['serve', '--config', 'config', '--lang', 'en'], ({ err }) => {
    const url = err.match(/serves on (http:\/\/\S+?),/)?.[1];
    if (url && !server) { server = url; ready(it); }
  });
});

let failed = false;
try {
  console.log(`provider ${issuer}, kezek ${server}`);
  const first = await signIn('a.omarova');
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /Signed in as Омарова Айгерім \(a\.omarova\)/);
  said(`device grant, RS256: ${first.out.trim()}`);

  const listed = await run(['sessions', 'list', '--json']).ended;
  assert.equal(listed.code, 0, listed.err);
  const [session] = JSON.parse(listed.out).sessions;
  assert.deepEqual([session.means, session.current], ['provider', true]);
  said(`a session by the provider: ${session.id}`);
  const queues = await run(['queue', '--json']).ended;
  assert.equal(queues.code, 0, queues.err);
  said('the posts of the group "almaty-staff" open the queues of an executor');

  const driver = await signIn('b.driver');
  assert.equal(driver.code, 1);
  assert.match(driver.err, /no post in this office/);
  said('somebody whose groups have no post does not get in');

  await provider.stop();
  const down = await signIn('a.omarova');
  assert.equal(down.code, 1);
  assert.match(down.err, /cannot be used now/);
  assert.equal((await run(['queue', '--json']).ended).code, 0);
  said('a provider that is down lets nobody new in, and the session goes on');

  // The server asks for keys again after half a minute at the earliest.
  await new Promise((wait) => setTimeout(wait, 31_000));
  provider = await startProvider('ES256', port);
  const rotated = await signIn('a.omarova');
  assert.equal(rotated.code, 0, rotated.err);
  said('new keys of another kind (ES256) are found without a restart');

  const out = await run(['logout', '--everywhere', '--lang', 'en']).ended;
  assert.equal(out.code, 0, out.err);
  assert.equal((await run(['queue', '--json']).ended).code, 2);
  said(out.out.trim());
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  serving.child.kill('SIGTERM');
  const end = await serving.ended;
  console.log(`  server ended with ${end.code}`);
  if (failed) console.error(end.err);
  await provider.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
