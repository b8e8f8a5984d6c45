/**
 * What a visitor of a public explorer may expect to find: who is behind it, how its dossiers were
 * compiled, what is kept of a visit, and where to report problems. Plain pages without scripts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import { z } from 'zod';
import { escaped } from '../../model/formats/xml-text.ts';
import { packageRoot } from '../store/cypher-files.ts';

interface Settings {
  contact?: string | undefined;
}

const dossier = z.object({
  title: z.string(),
  description: z.string().default(''),
  compiled: z.string().default(''),
  licence: z.string().default(''),
  contact: z.string().optional(),
  knownGaps: z.array(z.string()).default([]),
});

const yearMs = 365 * 24 * 60 * 60 * 1000;

/** Adds /about, /privacy and /.well-known/security.txt. */
export function serveAbout(app: Express, { contact }: Settings): void {
  app.get('/about', (_request, response) => {
    response.type('html').send(aboutPage(contact));
  });
  app.get('/privacy', (_request, response) => response.redirect(302, '/about#privacy'));
  app.get(['/.well-known/security.txt', '/security.txt'], (request, response) => {
    const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    response.type('text/plain').send(securityText(origin, contact));
  });
}

/** RFC 9116; without a contact of whoever runs it, that of this program's page. */
function securityText(origin: string, contact: string | undefined): string {
  // The first of a month, so that the text stays the same for a while.
  const expires = `${new Date(Date.now() + yearMs).toISOString().slice(0, 7)}-01T00:00:00Z`;
  const lines = [
    `Contact: ${contact ?? `${origin}/about#contact`}`,
    `Expires: ${expires}`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    `Policy: ${origin}/about#contact`,
  ];
  return `${lines.join('\n')}\n`;
}

function aboutPage(contact: string | undefined): string {
  const address = contact
    ? `<a href="${escaped(contact)}">${escaped(contact.replace(/^mailto:/, ''))}</a>`
    : 'ask the person who gave you this address; no contact is set here (CONTACT)';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>About this explorer · Stancegraph</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs.css">
<main>
<h1>About this explorer</h1>
<p>Who said what about which agreement, when, and where it is written. <a href="/">Open the explorer</a>
or read about its <a href="/api/docs">API</a>.</p>
<h2 id="compiled">How it was compiled</h2>
${dossiers().map(aboutDossier).join('\n')}
<p>Every statement names its source and its coder. A correction keeps the earlier version.
Imported material names its own source and licence.</p>
<h2 id="privacy">Privacy</h2>
<ul>
<li>Reading needs no account. This site sets no cookies, loads nothing from other sites and counts or tracks nobody.</li>
<li>Your browser stores some things for you alone: drafts of texts and stories, private scenes, your last queries, your
display settings, and an editor’s token if you enter one. Clear this site’s data in the browser to remove them.</li>
<li>The server’s log holds neither your address nor the words that you search for. A proxy in front of it may keep its
own logs; ask the people who run it.</li>
<li>The public list of changes shows the name of the token with which somebody saved or corrected something.</li>
<li>People are in the graph for what they said in public, with its source. If something about you is wrong, or if you
want it removed, write to the contact below.</li>
</ul>
<h2 id="contact">Contact</h2>
<p>For corrections, questions of privacy and security problems: ${address}. Please report a security problem there before
you tell others; <a href="/.well-known/security.txt">security.txt</a> is for machines.</p>
</main>
</html>
`;
}

function aboutDossier(one: z.infer<typeof dossier>): string {
  const gaps = one.knownGaps.map((gap) => `<li>${escaped(gap)}</li>`).join('');
  return `<section>
<h3>${escaped(one.title)}</h3>
<p>${escaped(one.description)} Compiled ${escaped(one.compiled)}.${one.contact ? ` Contact: ${escaped(one.contact)}.` : ''}</p>
<p><strong>Licence.</strong> ${escaped(one.licence)}</p>
${gaps ? `<details><summary>Known gaps</summary><ul>${gaps}</ul></details>` : ''}
</section>`;
}

/** The dossiers that come with the program. */
function dossiers(): z.infer<typeof dossier>[] {
  const folder = join(packageRoot, 'seed');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name, 'dossier.json');
    if (!existsSync(file)) return [];
    const { data } = dossier.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return data ? [data] : [];
  });
}
