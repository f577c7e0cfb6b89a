import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Fleet } from './fake/fleet.mjs';
import { Session } from './fake/session.mjs';

const FLEET = { hosts: 3, cores: 2, intervalMs: 1000, historySeconds: 60, troubles: false };

/** Starts a conversation whose frames are kept. */
function conversation(t) {
    t.mock.timers.enable({ apis: ['setInterval', 'setTimeout', 'Date'], now: 1_760_000_000_000 });
    const frames = [];
    const fleet = new Fleet(FLEET);
    const socket = { send: (frame) => frames.push(frame), close: () => assert.fail('closed') };
    const session = new Session(socket, fleet, { key: 'k', heartbeatMs: 15_000 });
    const say = (message) => session.receive(JSON.stringify(message));
    say({ type: 'auth', token: 'k' });
    t.after(() => session.end());
    const run = (ms) => {
        for (let i = 0; i < ms; i += 1000) {
            t.mock.timers.tick(1000);
            fleet.hosts.forEach((host) => session.data(host.host, fleet.tick(host, Date.now()).sample));
        }
    };
    return { fleet, frames, say, run, of: (type) => frames.filter((frame) => frame.type === type) };
}

const SUBSCRIBE = { type: 'subscribe', id: 'x', hosts: ['web-1'], metrics: ['cpu_usage_percent'], history: 10 };

test('should travel at a speed, pause, and become live by itself, each sample once', (t) => {
    const { say, run, of } = conversation(t);
    const from = Date.now() - 120_000;
    say({ ...SUBSCRIBE, from, speed: 10 });
    run(5000);
    assert.deepEqual([...new Set(of('position').map(({ state }) => state))], ['loading', 'travelling']);
    assert.ok(of('history')[0].t.every((time) => time <= from));
    assert.equal(of('history')[0].t.length, 10);
    say({ type: 'pace', id: 'x', speed: 0 });
    const paused = of('data').length;
    run(3000);
    assert.equal(of('data').length, paused);
    assert.equal(of('position').at(-1).state, 'paused');
    say({ type: 'pace', id: 'x', speed: 100 });
    run(4000);
    assert.equal(of('position').at(-1).state, 'live');
    const times = of('data').flatMap(({ d }) => d.map(([, time]) => time));
    assert.deepEqual(times, [...new Set(times)].sort((a, b) => a - b));
    const told = of('data').flatMap(({ d }) => d).reduce((sum, [, , , , skipped = 0]) => sum + 1 + skipped, 0);
    assert.ok(Math.abs(told - (Date.now() - from) / 1000) <= 2, `${told} samples were told of`);
});

test('should go back to live when asked, and refuse one traveller too many', (t) => {
    const { fleet, say, run, of } = conversation(t);
    say({ ...SUBSCRIBE, from: Date.now() - 60_000 });
    run(2000);
    say({ type: 'live', id: 'x' });
    assert.equal(of('position').at(-1).state, 'live');
    assert.equal(fleet.travellers.size, 0);
    fleet.mostTravellers = 0;
    say({ type: 'seek', id: 'x', from: Date.now() - 30_000 });
    assert.equal(of('refused').length, 1);
    const before = of('data').length;
    run(2000);
    assert.equal(of('data').length, before + 2, 'stays live');
});

test('should resume after a cursor and tell what is too old', (t) => {
    const { say, run, of } = conversation(t);
    say(SUBSCRIBE);
    run(6000);
    const { cursor } = of('cursor').at(-1);
    run(3000);
    say({ ...SUBSCRIBE, after: cursor });
    assert.deepEqual(of('resumed').map(({ rows }) => rows), [of('history').at(-1).t.length]);
    assert.equal(of('gap').length, 0);
    run(90_000);
    say({ ...SUBSCRIBE, after: cursor });
    assert.equal(of('gap')[0].reason, 'too_old');
});
