/** What holds for the page's files as a whole: its content policy, its colours, what it vendors. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../main/resources/web/', import.meta.url));
const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => relative(WEB, join(file.parentPath ?? file.path, file.name)));
const modules = files.filter((file) => file.startsWith('js/') && file.endsWith('.js'));
const text = (file) => readFileSync(join(WEB, file), 'utf8');
const index = text('index.html');

test('should have nothing inline that the content policy forbids', () => {
    assert.doesNotMatch(index, /\sstyle=|<style|\son\w+=|javascript:/i);
    for (const [, attributes, body] of index.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
        assert.match(attributes, /src=/);
        assert.equal(body.trim(), '');
    }
    for (const file of modules) {
        assert.doesNotMatch(text(file), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setAttribute\(\s*'style'|cssText/, file);
    }
});

test('should ask nobody else for anything', () => {
    for (const file of [...modules, ...files.filter((name) => name.endsWith('.css')), 'index.html']) {
        assert.doesNotMatch(text(file).replaceAll('http://www.w3.org/2000/svg', ''), /https?:\/\/|@import\s+url|url\(/, file);
    }
});

test('should load every module ahead, and only what exists', () => {
    const named = [...index.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, name]) => name);
    named.forEach((name) => assert.ok(files.includes(name), name));
    assert.deepEqual(named.filter((name) => name.startsWith('js/')).sort(), modules.toSorted());
});

test('should import only files that are there', () => {
    for (const file of modules) {
        for (const [, name] of text(file).matchAll(/^import [^;]*?from '([^']+)';|^import '([^']+)';/gm)) {
            assert.ok(files.includes(relative(WEB, resolve(WEB, dirname(file), name))), `${file} imports ${name}`);
        }
    }
});

test('should have no template over several lines, whose lines could not be told from comments when the page is made smaller', () => {
    [...modules, ...files.filter((name) => name.endsWith('.css') && !name.startsWith('vendor/'))].forEach((file) =>
        text(file).split('\n').forEach((line) => assert.equal(line.split('`').length % 2, 1, `${file}: ${line}`)));
});

test('should keep modules small', () => {
    modules.forEach((file) => assert.ok(text(file).split('\n').length <= 250, file));
});

test('should have vendored files unchanged', () => {
    const locked = text('vendor/vendor.lock').split('\n').filter((line) => /^[0-9a-f]{64}/.test(line)).map((line) => line.split(/\s+/));
    assert.ok(locked.length >= 3);
    for (const [sum, file] of locked) {
        assert.equal(createHash('sha256').update(readFileSync(join(WEB, 'vendor', file))).digest('hex'), sum, file);
    }
    const vendored = files.filter((file) => file.startsWith('vendor/uplot/')).map((file) => file.slice('vendor/'.length));
    assert.deepEqual(locked.map(([, file]) => file).sort(), vendored.sort());
});

const themes = Object.fromEntries(
    [['light', /^:root \{([^}]*)\}/m], ['dark', /^:root\[data-theme='dark'\] \{([^}]*)\}/m]].map(([name, block]) => [
        name,
        Object.fromEntries([...block.exec(text('css/tokens.css'))[1].matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, token, colour]) => [token, colour])),
    ]),
);

function luminance(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
}

for (const [name, theme] of Object.entries(themes)) {
    test(`should have enough contrast when ${name}`, () => {
        for (const ground of ['bg', 'panel', 'raised']) {
            for (const ink of ['text', 'muted', 'ok', 'warning', 'critical', 'down']) {
                const wanted = ['text', 'muted'].includes(ink) || ground !== 'raised' ? 4.5 : 3;
                assert.ok(contrast(theme[ink], theme[ground]) >= wanted, `${ink} on ${ground}: ${contrast(theme[ink], theme[ground]).toFixed(2)}`);
            }
        }
        for (const mark of ['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 'accent', 'focus', 'h5']) {
            assert.ok(contrast(theme[mark], theme.panel) >= 3, `${mark}: ${contrast(theme[mark], theme.panel).toFixed(2)}`);
        }
        assert.ok(contrast(theme['on-accent'], theme.accent) >= 4.5);
    });
}
