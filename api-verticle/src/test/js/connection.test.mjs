import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from '../../main/resources/web/js/live/backoff.js';
import { conditionOf } from '../../main/resources/web/js/live/condition.js';
import { Connection } from '../../main/resources/web/js/live/connection.js';

/** Sockets that open when told to, and a clock that goes when told to. */
class Surroundings {
    sockets = [];
    timers = new Map();
    time = 0;
    next = 1;
    open = (url, protocol) => {
        const socket = { url, protocol, sent: [], closed: false, send: (text) => socket.sent.push(JSON.parse(text)), close: () => (socket.closed = true) };
        this.sockets.push(socket);
        return socket;
    };
    after = (run, ms) => {
        this.timers.set(this.next, { run, at: this.time + ms });
        return this.next++;
    };
    cancel = (timer) => this.timers.delete(timer);
    now = () => this.time;
    random = () => 1;

    advance(ms) {
        const end = this.time + ms;
        for (;;) {
            const due = [...this.timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
            if (!due) {
                break;
            }
            this.timers.delete(due[0]);
            this.time = due[1].at;
            due[1].run();
        }
        this.time = end;
    }

    get socket() {
        return this.sockets.at(-1);
    }

    say(frame) {
        this.socket.onmessage({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
    }

    welcome() {
        this.socket.onopen();
        this.say({ type: 'welcome', protocol: 'hoststream.v1', heartbeatMs: 15000, serverTime: 0 });
    }
}

const WANTED = { hosts: ['*'], metrics: ['cpu_usage_percent'], history: 60 };

function connected() {
    const around = new Surroundings();
    const connection = new Connection('ws://x/api/v1/live', around);
    connection.subscribe('fleet', WANTED);
    connection.start('secret');
    around.welcome();
    return { around, connection };
}

test('should give the key first and subscribe after the welcome', () => {
    const { around, connection } = connected();
    assert.equal(around.socket.protocol, 'hoststream.v1');
    assert.deepEqual(around.socket.sent, [{ type: 'auth', token: 'secret' }, { type: 'subscribe', id: 'fleet', ...WANTED }]);
    assert.equal(connection.phase, 'live');
});

test('should answer heartbeats', () => {
    const { around } = connected();
    around.say({ type: 'ping' });
    assert.deepEqual(around.socket.sent.at(-1), { type: 'pong' });
});

test('should come back by itself and ask again for history', () => {
    const { around, connection } = connected();
    around.socket.onclose({ code: 1006 });
    assert.equal(connection.phase, 'waiting');
    assert.equal(connection.retryAt, 1000);
    around.advance(1000);
    assert.equal(connection.phase, 'connecting');
    around.welcome();
    assert.equal(around.sockets.length, 2);
    assert.deepEqual(around.socket.sent.at(-1), { type: 'subscribe', id: 'fleet', ...WANTED });
});

test('should go on after the last cursor of each subscription', () => {
    const { around, connection } = connected();
    around.say({ type: 'cursor', id: 'fleet', cursor: 'one' });
    around.say({ type: 'cursor', id: 'fleet', cursor: 'two' });
    around.socket.onclose({ code: 1006 });
    around.advance(1000);
    around.welcome();
    assert.deepEqual(around.socket.sent.at(-1), { type: 'subscribe', id: 'fleet', ...WANTED, after: 'two' });
    connection.subscribe('fleet', WANTED);
    assert.deepEqual(around.socket.sent.at(-1), { type: 'subscribe', id: 'fleet', ...WANTED }, 'begins anew');
});

test('should not go on after a cursor that is old, not good, or of a time that was left', () => {
    const { around, connection } = connected();
    const next = () => {
        connection.sleep(true);
        connection.sleep(false);
        return around.socket.sent.at(-1).after;
    };
    around.say({ type: 'cursor', id: 'fleet', cursor: 'one' });
    assert.equal(next(), 'one');
    around.say({ type: 'error', id: 'fleet', code: 4400, detail: 'no cursor' });
    assert.equal(next(), undefined);
    assert.equal(connection.problem, '', 'the connection goes on');
    around.say({ type: 'cursor', id: 'fleet', cursor: 'two' });
    around.say({ type: 'position', id: 'fleet', t: 0, speed: 1, oldest: 0, state: 'travelling' });
    assert.equal(next(), undefined);
    around.say({ type: 'cursor', id: 'fleet', cursor: 'three' });
    for (let i = 0; i < 3600; i += 10) {
        around.advance(10_000);
        around.say({ type: 'ping' });
    }
    assert.equal(next(), undefined);
});

test('should wait longer after each failure and start over after a success', () => {
    const { around, connection } = connected();
    const waits = [];
    for (let i = 0; i < 7; i++) {
        around.socket.onclose({ code: 1006 });
        waits.push(connection.retryAt - around.time);
        around.advance(waits.at(-1));
    }
    assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
    around.welcome();
    around.socket.onclose({ code: 1006 });
    assert.equal(connection.retryAt - around.time, 30_000, 'hung up at once');
    around.advance(30_000);
    around.welcome();
    around.advance(10_000);
    around.socket.onclose({ code: 1006 });
    assert.equal(connection.retryAt - around.time, 1000);
});

test('should retry at once when told to', () => {
    const { around, connection } = connected();
    around.socket.onclose({ code: 1006 });
    connection.retryNow();
    assert.equal(connection.phase, 'connecting');
    around.advance(60_000);
    assert.ok(around.sockets.length > 2, 'goes on after the attempt failed');
});

test('should not retry with a key that was refused', () => {
    const around = new Surroundings();
    const connection = new Connection('ws://x', around);
    connection.start('wrong');
    around.socket.onopen();
    around.socket.onclose({ code: 4401 });
    assert.equal(connection.phase, 'refused');
    around.advance(120_000);
    assert.equal(around.sockets.length, 1);
});

test('should give up on a socket that has gone silent', () => {
    const { around, connection } = connected();
    around.advance(30_000);
    around.say({ type: 'ping' });
    around.advance(37_000);
    assert.equal(connection.phase, 'live');
    const silent = around.socket;
    around.advance(600);
    assert.equal(connection.phase, 'waiting');
    assert.equal(silent.closed, true);
    assert.equal(silent.onmessage, null);
});

test('should give up on a server that accepts and says nothing', () => {
    const around = new Surroundings();
    const connection = new Connection('ws://x', around);
    connection.start('key');
    around.advance(8000);
    assert.equal(connection.phase, 'waiting');
});

test('should keep what the server said before it hung up', () => {
    const { around, connection } = connected();
    around.say({ type: 'error', code: 4400, detail: 'unknown metric x' });
    around.socket.onclose({ code: 4400 });
    assert.equal(connection.problem, 'unknown metric x');
    assert.equal(connection.phase, 'waiting');
});

test('should reconnect after a frame that it cannot read', () => {
    const { around, connection } = connected();
    around.say('{"type":');
    assert.equal(connection.phase, 'waiting');
});

test('should ask for nothing while nobody looks, and for history again afterwards', () => {
    const { around, connection } = connected();
    connection.sleep(true);
    assert.deepEqual(around.socket.sent.at(-1), { type: 'unsubscribe', id: 'fleet' });
    const sent = around.socket.sent.length;
    connection.subscribe('host', WANTED);
    connection.sleep(true);
    assert.equal(around.socket.sent.length, sent);
    connection.sleep(false);
    assert.deepEqual(around.socket.sent.slice(sent).map(({ id }) => id), ['fleet', 'host']);
});

test('should not resubscribe what was given up', () => {
    const { around, connection } = connected();
    connection.unsubscribe('fleet');
    around.socket.onclose({ code: 1006 });
    around.advance(1000);
    around.welcome();
    assert.deepEqual(around.socket.sent, [{ type: 'auth', token: 'secret' }]);
});

test('should stop for good', () => {
    const { around, connection } = connected();
    connection.stop();
    around.advance(120_000);
    assert.equal(connection.phase, 'closed');
    assert.equal(around.sockets.length, 1);
    assert.equal(around.timers.size, 0);
});

test('should back off between one and thirty seconds, spread out', () => {
    assert.equal(backoff(1, 0), 1000);
    assert.equal(backoff(3, 0), 2000);
    assert.equal(backoff(3, 1), 4000);
    assert.equal(backoff(50, 0), 15_000);
    assert.equal(backoff(50, 1), 30_000);
});

const facts = (over) => ({ phase: 'live', problem: '', retryAt: NaN, dataAt: 99_000, dataExpectedSince: 50_000, intervalMs: 1000, subject: 'any host', now: 100_000, wallNow: Date.now(), ...over });

test('should say live, stale and reconnecting plainly', () => {
    assert.deepEqual(conditionOf(facts({})), { level: 'live', label: 'Live', text: '' });
    const stale = conditionOf(facts({ dataAt: 88_000 }));
    assert.equal(stale.level, 'stale');
    assert.match(stale.label, /^Stale 12\ss$/);
    assert.match(stale.text, /no sample from any host since/);
    const lost = conditionOf(facts({ phase: 'waiting', retryAt: 103_100 }));
    assert.match(lost.label, /^Reconnecting in 4\ss$/);
    assert.match(lost.text, /No connection to the server.*What you see is from/);
    assert.match(conditionOf(facts({ phase: 'waiting', retryAt: 103_100, problem: 'unknown metric x' })).text, /ended the connection: unknown metric x\. Reconnecting in 4\ss/);
});

test('should allow three intervals, and five seconds at least, before values count as stale', () => {
    assert.equal(conditionOf(facts({ dataAt: 95_100 })).level, 'live');
    assert.equal(conditionOf(facts({ dataAt: 71_000, intervalMs: 10_000 })).level, 'live');
    assert.equal(conditionOf(facts({ dataAt: 69_000, intervalMs: 10_000 })).level, 'stale');
});

test('should not call a view stale that was opened a moment ago or needs no data', () => {
    assert.equal(conditionOf(facts({ dataAt: 10_000, dataExpectedSince: 98_000 })).level, 'live');
    assert.equal(conditionOf(facts({ dataAt: NaN, dataExpectedSince: NaN, intervalMs: Infinity })).level, 'live');
    assert.match(conditionOf(facts({ dataAt: NaN, dataExpectedSince: 80_000, subject: 'web-1' })).text, /no sample from web-1 yet/);
});
