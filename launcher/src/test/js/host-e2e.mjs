/**
 * Drives the view of one host in Chromium as a person does: zooms into history and back, shows a table, saves CSV, travels in
 * time and returns, pins a chart, on a screen and on a phone. Fails on an error in the console and on a serious finding of axe.
 *
 *   node host-e2e.mjs URL KEY HOST [DIRECTORY_FOR_PICTURES]
 *
 * Prints a line for each step; exit code 0 when all is well.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [base, key, host, pictures = ''] = process.argv.slice(2);
const AXE = createRequire(import.meta.url)('axe-core').source;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark', acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(15_000);
const problems = [];
const expected = /\/(forecasts|anomalies|alerts\/history|hosts\/)/;
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && !expected.test(message.location().url) && problems.push(`console: ${message.text()} ${message.location().url}`));
page.on('pageerror', (error) => problems.push(`error: ${error.message} ${error.stack}`));
page.on('request', (request) => request.url().startsWith('blob:') || new URL(request.url()).host === new URL(base).host || problems.push(`asks ${request.url()}`));

let failed = 0;
async function step(name, run) {
    const began = Date.now();
    try {
        const said = await run();
        console.log(`ok   ${name} (${Date.now() - began} ms)${said ? `: ${said}` : ''}`);
    } catch (error) {
        failed++;
        console.log(`FAIL ${name}: ${error.message}`);
    }
}

const hashIs = (pattern) => page.waitForFunction((source) => new RegExp(source).test(location.hash), pattern.source);
const chart = (id) => page.locator(`[data-chart="${id}"]`);
const loaded = () => page.waitForFunction(() => ![...document.querySelectorAll('.plot-note:not([hidden])')].some((node) => /Loading/.test(node.textContent)));
const picture = async (name) => pictures !== '' && page.screenshot({ path: join(pictures, `${name}.png`) });

async function audit() {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    assert.deepEqual(serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 140)} ${failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`), []);
}

await step('opens the host by link', async () => {
    await page.goto(`${base}/#key=${key}&/host/${host}`);
    await chart('cpu').waitFor();
    await page.waitForFunction(() => /\d/.test(document.querySelector('.tile-value')?.textContent ?? ''));
    await picture('host-live');
});

await step('shows six hours of history, and Back leads back', async () => {
    await page.click('button[title="6 hours"]');
    await hashIs(/range=6h/);
    await loaded();
    await picture('host-history');
    await page.goBack();
    await hashIs(new RegExp(`/host/${host}$`));
    await page.goForward();
    await hashIs(/range=6h/);
});

await step('zooms by dragging, by keys, and goes back to live', async () => {
    const box = await chart('cpu').locator('.u-over').boundingBox();
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 40, { steps: 5 });
    await page.mouse.up();
    await hashIs(/from=\d+&to=\d+/);
    const length = () => page.evaluate(() => { const choices = new URLSearchParams(location.hash.split('?')[1]); return Number(choices.get('to')) - Number(choices.get('from')); });
    const first = await length();
    assert.ok(Math.abs(first / 3_600_000 - 1.8) < 0.1, `${first} ms`);
    await page.keyboard.press('+');
    assert.ok(Math.abs((await length()) * 2 - first) < 10);
    await page.keyboard.press('ArrowLeft');
    await page.mouse.move(box.x + box.width / 2, box.y + 40);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Control');
    await page.waitForFunction((before) => { const choices = new URLSearchParams(location.hash.split('?')[1]); return Number(choices.get('to')) - Number(choices.get('from')) > before; }, first / 2 + 1000);
    await page.keyboard.press('0');
    await hashIs(/range=6h/);
});

await step('shows a chart as table, and saves it as CSV', async () => {
    await chart('cpu').getByRole('button', { name: 'Table' }).click();
    assert.ok((await chart('cpu').locator('tbody tr').count()) > 5);
    await chart('cpu').getByRole('button', { name: 'Table' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), chart('load').getByRole('button', { name: 'CSV' }).click()]);
    const text = readFileSync(await file.path(), 'utf8');
    assert.match(text, /^time,host,metric,device,labels,value,min,max,average\r?\n/);
    return `${file.suggestedFilename()}, ${text.split('\n').length} lines`;
});

await step('travels in time, plays, pauses, steps, and comes back', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('t');
    const bar = page.locator('.travel');
    await bar.getByText(/You are looking at .*playing 1×/).waitFor();
    await bar.getByRole('button', { name: '10×' }).click();
    await bar.getByText(/playing 10×/).waitFor();
    await picture('host-travel');
    await bar.getByRole('button', { name: 'Pause' }).click();
    await bar.getByText(/paused/).waitFor();
    await hashIs(/at=\d+/);
    const shown = () => bar.locator('strong').textContent();
    const before = await shown();
    await bar.getByRole('button', { name: '−1' }).click();
    await page.waitForFunction((text) => document.querySelector('.travel strong').textContent !== text && /paused/.test(document.querySelector('.travel strong').textContent), before);
    await audit();
    await bar.getByRole('button', { name: 'Back to live' }).click();
    await bar.waitFor({ state: 'hidden' });
    assert.doesNotMatch(await page.evaluate(() => location.hash), /at=/);
    await page.waitForFunction(() => /\d/.test(document.querySelector('.tile-value').textContent));
});

await step('lists every metric, and pins a chart of one', async () => {
    await page.locator('.everything summary').click();
    await page.getByLabel('Search metrics', { exact: true }).fill('memory_free');
    await page.getByRole('button', { name: 'Chart of memory_free' }).click();
    await chart('pin-memory_free').waitFor();
});

await step('has no serious finding of axe, dark and light', async () => {
    await audit();
    await page.emulateMedia({ colorScheme: 'light' });
    await audit();
});

await step('fits a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => window.scrollTo(0, 0));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${wide} pixels wide`);
    await picture('host-phone');
    await audit();
});

await step('had no error', async () => assert.deepEqual(problems, []));
await browser.close();
process.exit(failed === 0 ? 0 : 1);
