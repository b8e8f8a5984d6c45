/** The page of access: an admin makes and revokes tokens, and everybody sees what was written. */
import { describe, expect, test } from 'vitest';
import { strings } from '../../client/pages/access/strings.ts';
import { explorerForTests } from '../setup/browser.ts';

const browserThere = Boolean(process.env.CHROMIUM_PATH);

describe.runIf(browserThere)('the page of access', () => {
  const served = explorerForTests();

  test('a token is made by keyboard, shown once, used, revoked; the audit tells', async () => {
    const page = await served.show('/access');
    await page.getByText(strings.none).or(page.getByRole('table').first()).first().waitFor();
    await page.getByLabel('Who or what it is for').fill('Press office');
    await page.getByLabel('Role').selectOption('coder');
    await page.keyboard.press('Tab');
    await page.getByLabel('Who or what it is for').press('Enter');
    const token = (await page.getByRole('status').locator('code').textContent()) ?? '';
    expect(token).toMatch(/^stancegraph_/);
    const { origin } = new URL(page.url());
    const session = async () => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await fetch(`${origin}/api/session`, { headers })).json();
    };
    expect(await session()).toMatchObject({ role: 'coder', name: 'Press office' });
    await page.reload();
    await page.getByRole('cell', { name: 'Press office', exact: true }).waitFor();
    expect(await page.content()).not.toContain(token);
    await page.getByRole('button', { name: 'Revoke Press office' }).click();
    await page.getByText(/^revoked on /).waitFor();
    expect((await session()).reason).toContain('was revoked');
    await page.reload();
    const rows = page.getByRole('region', { name: 'Changes made' }).getByRole('row');
    await rows.filter({ hasText: 'Token made' }).waitFor();
    await page.getByLabel('Show').selectOption('Token');
    expect(await rows.filter({ hasText: 'Token changed' }).count()).toBe(1);
  });

  test('a webhook is made, tested and removed; its secret is shown once', async () => {
    const page = await served.show('/access');
    const part = page.getByRole('region', { name: 'Webhooks' }).first();
    await part.getByText(strings.noWebhook).waitFor();
    // The tests’ server has no way to it, and says so when it is tested.
    await part.getByLabel(strings.url).fill('http://203.0.113.9/hook');
    await part.getByLabel(strings.url).press('Enter');
    await part.getByRole('alert').getByText('WEBHOOKS_PRIVATE').waitFor();
    served.errors.length = 0;
    await part.getByLabel(strings.url).fill('http://192.88.100.9/hook');
    await part
      .getByLabel(strings.webhookFilter)
      .fill('http://127.0.0.1/table?party=party%3Apvv#g=x');
    await part.getByLabel(strings.eventKinds.statement).uncheck();
    await part.getByLabel(strings.url).press('Enter');
    const secret = (await part.getByRole('status').locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^whsec_/);
    await page.reload();
    const row = part.getByRole('row').filter({ hasText: '192.88.100.9' });
    await row.getByText('party=party%3Apvv').waitFor();
    expect(await row.textContent()).not.toContain(strings.eventKinds.statement);
    expect(await page.content()).not.toContain(secret);
    await page.route('**/test', (asked) =>
      asked.fulfill({ json: { at: '2024-01-01T00:00:00.000Z', result: 'answered 500' } }),
    );
    await row.getByRole('button', { name: 'Test' }).click();
    await page.getByText('The test of http://192.88.100.9/hook: answered 500.').waitFor();
    await row.getByRole('button', { name: 'Remove' }).click();
    await part.getByText(strings.noWebhook).waitFor();
  });

  test('a token that is no longer valid is forgotten, and reading goes on', async () => {
    const page = await served.show('/access');
    const { origin } = new URL(page.url());
    const made = await fetch(`${origin}/api/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'gone', role: 'editor' }),
    });
    const { id, token } = await made.json();
    await fetch(`${origin}/api/tokens/${id}`, { method: 'DELETE' });
    await page.evaluate((text) => localStorage.setItem('stancegraph.editor-token', text), token);
    await page.goto(`${origin}/table`);
    await page.getByText(/of 2\d\d statements shown/).waitFor();
    const kept = await page.evaluate(() => localStorage.getItem('stancegraph.editor-token'));
    expect(kept).toBeNull();
    // The browser tells of each refused request; none but these may fail.
    expect(served.errors.filter((text) => !text.includes('401'))).toEqual([]);
    served.errors.length = 0;
  });
});
