/**
 * Drives the web page in Chromium as a person does: logs in by link, looks at the fleet, searches, opens a host, goes to the
 * alerts and silences one; in both themes, on a screen and on a phone. Fails on an error in the console, on a serious finding
 * of axe, on a request to anybody else, and when changing views leaves listeners or nodes behind.
 *
 *   node page-e2e.mjs URL KEY [HOST_TO_SEARCH] [DIRECTORY_FOR_PICTURES]
 *
 * Prints a line for each step; exit code 0 when all is well.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const [base, key, wanted = '', pictures = ''] = process.argv.slice(2);
const AXE = createRequire(import.meta.url)('axe-core').source;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const SOON = 15_000;
const ROUNDS = 200;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
const page = await context.newPage();
page.setDefaultTimeout(SOON);
const problems = [];
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(`console: ${message.text()} ${message.location().url}`));
page.on('pageerror', (error) => problems.push(`error: ${error.message} ${error.stack}`));
page.on('request', (request) => new URL(request.url()).host === new URL(base).host || problems.push(`asks ${request.url()}`));

let failed = 0;
const began = Date.now();
let hopeless = false;
async function step(name, run) {
    if (hopeless && name !== 'had no error') {
        return;
    }
    try {
        const said = await run();
        console.log(`ok   ${((Date.now() - began) / 1000).toFixed(1)} s  ${name}${said ? `: ${said}` : ''}`);
    } catch (error) {
        failed++;
        console.log(`FAIL ${((Date.now() - began) / 1000).toFixed(1)} s  ${name}: ${error.message}`);
    }
}

const rows = page.locator('.rows > .row:not([hidden])');
const hash = () => page.evaluate(() => location.hash);
const hashIs = (pattern) => page.waitForFunction((source) => new RegExp(source).test(location.hash), pattern.source);

/** Serious and critical findings of axe on what is shown. */
async function audit(name) {
    if (await page.evaluate(() => typeof window.axe === 'undefined')) {
        await page.evaluate(AXE);
    }
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const text = serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary?.split('\n').slice(1, 2).join('') ?? ''}`).join(' | ')}`);
    assert.deepEqual(text, [], `axe finds in ${name}`);
}

/** Looks at it in both themes, on a screen and on a phone. */
async function everywhere(name) {
    for (const [width, height] of [[1440, 900], [390, 844]]) {
        for (const colorScheme of ['dark', 'light']) {
            await page.setViewportSize({ width, height });
            await page.emulateMedia({ colorScheme });
            await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
            if (pictures !== '') {
                await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png` });
            }
            await audit(`${name}, ${width} wide, ${colorScheme}`);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
            assert.ok(over <= 0, `${name} is ${over} px too wide at ${width}`);
        }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
}

await step('asks for a key when there is none', async () => {
    await page.goto(`${base}/`);
    await page.getByLabel('API key').waitFor();
    await everywhere('login');
});
await step('logs in by link and shows the fleet', async () => {
    await page.goto(`${base}/?again#key=${key}`);
    await rows.first().waitFor();
    assert.doesNotMatch(await hash(), /key=/);
    await page.locator('#condition[data-level="live"]').waitFor();
    await page.waitForFunction(() => [...document.querySelectorAll('.rows .c-cpu .num')].some(({ textContent }) => /\d\s%/.test(textContent)));
    await everywhere('fleet');
    return `${await rows.count()} rows`;
});
hopeless = (await rows.count()) === 0;
await step('searches, and Esc shows all again', async () => {
    const all = await rows.count();
    const name = wanted || ((await rows.last().locator('.row-link').textContent()) ?? '');
    await page.keyboard.press('/');
    await page.keyboard.type(name);
    await page.waitForFunction((text) => [...document.querySelectorAll('.rows > .row:not([hidden]) .row-link')].every((link) => link.textContent.includes(text)), name);
    const found = await rows.count();
    assert.ok(found < all || all === 1);
    await hashIs(/q=/);
    await page.keyboard.type('-nothing-is-called-so');
    await page.locator('.empty:not([hidden])').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction((count) => !location.hash.includes('q=') && document.querySelectorAll('.rows > .row:not([hidden])').length > count, found);
});
await step('filters by state, and Back takes it back', async () => {
    await page.locator('.state-filter:not([hidden])', { hasText: 'OK' }).click();
    await hashIs(/status=OK/);
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('status') && document.querySelectorAll('.state-filter[aria-pressed="true"]').length === 0);
});
await step('shows groups and the hosts of one', async () => {
    if (!(await page.getByRole('button', { name: 'Groups', exact: true }).isVisible())) {
        return 'no host is in a group';
    }
    await page.getByRole('button', { name: 'Groups', exact: true }).click();
    await page.locator('.group').first().waitFor();
    await everywhere('groups');
    await page.locator('.group').first().click();
    await hashIs(/group=/);
    await rows.first().waitFor();
    await page.goBack();
    await page.locator('.group').first().waitFor();
    await page.goBack();
    await rows.first().waitFor();
});
await step('tells the keys', async () => {
    await page.keyboard.press('?');
    await page.locator('#help[open]').waitFor();
    await audit('help');
    await page.keyboard.press('Escape');
});
await step('offers to manage a host', async () => {
    const menu = page.locator('.row-menu:visible').first();
    const may = await menu.waitFor({ timeout: 3000 }).then(() => true, () => false);
    if (!may) {
        return 'this key may not';
    }
    await menu.click();
    await page.locator('dialog.manage[open]').waitFor();
    await everywhere('manage');
    await page.keyboard.press('Escape');
});
await step('opens a host by keys, and Esc leads back to it', async () => {
    await page.locator('.rows .row-link').first().waitFor();
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('j');
    const name = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    await hashIs(/^#\/host\//);
    await page.locator('#main h1').first().waitFor();
    await everywhere('host');
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Escape');
    await rows.first().waitFor();
    await page.waitForFunction((text) => document.activeElement?.textContent === text, name);
    return name;
});
await step('goes to the alerts and says why', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.locator('.alert-item').first().waitFor({ timeout: 2 * SOON });
    await everywhere('alerts');
    await page.locator('.alert-summary').first().click();
    await page.locator('.week .strip').first().waitFor();
    await everywhere('why');
});
await step('silences an alert with two clicks', async () => {
    await page.locator('button.silence:visible').first().click();
    await everywhere('silence');
    await page.locator('.silence-form button[type="submit"]').click();
    await page.locator('.flash', { hasText: 'Silenced until' }).waitFor();
});
await step('shows the history, and what was open at a time that a link names', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    await page.locator('.history .alert-item').first().waitFor();
    await everywhere('history');
    await page.goto(`${base}/?at#/alerts?at=${Date.now() - 1000}`);
    await page.getByRole('button', { name: /^Open at/ }).waitFor();
});
await step(`leaves nothing behind when the view changes ${ROUNDS} times`, async () => {
    await page.evaluate(() => (location.hash = '#/'));
    await rows.first().waitFor();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const names = await page.locator('.rows .row-link').allTextContents();
    const change = async (rounds) => {
        for (let round = 0; round < rounds; round++) {
            await page.evaluate(async ([view]) => {
                location.hash = view;
                await new Promise((done) => setTimeout(() => requestAnimationFrame(done), 15));
            }, [['#/', '#/alerts', `#/host/${encodeURIComponent(names[0] ?? '')}`, '#/?by=group'][round % 4]]);
        }
    };
    const measure = async () => {
        await page.evaluate(() => (location.hash = '#/alerts?tab=pending'));
        await page.locator('.alerts-view').waitFor();
        for (let i = 0; i < 3; i++) {
            await session.send('HeapProfiler.collectGarbage');
        }
        const { metrics } = await session.send('Performance.getMetrics');
        return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    await change(40); // The view that was last gone may still be held; of two hundred none more may be.
    const before = await measure();
    await change(ROUNDS);
    const after = await measure();
    const said = ['JSEventListeners', 'Nodes', 'JSHeapUsedSize'].map((name) => `${name} ${before[name]} → ${after[name]}`).join(', ');
    assert.ok(after.JSEventListeners <= before.JSEventListeners + 100, said);
    assert.ok(after.Nodes <= before.Nodes + 2000, said);
    assert.ok(after.JSHeapUsedSize <= before.JSHeapUsedSize + 3e6, said);
    return said;
});
await step('had no error', async () => assert.deepEqual(problems, []));
await browser.close();
process.exitCode = failed === 0 ? 0 : 1;
