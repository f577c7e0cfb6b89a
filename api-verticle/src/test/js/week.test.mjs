import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moment } from '../../main/resources/web/js/alerts/history.js';
import { recordOf } from '../../main/resources/web/js/alerts/week.js';
import { Comeback } from '../../main/resources/web/js/live/comeback.js';

const past = (host, firedAt, endedAt, over = {}) => ({ host, since: firedAt - 5, firedAt, endedAt, ...over });

test('should say what a rule did within the span only', () => {
    const alerts = [past('a', 50, 150), past('a', 200, 230), past('b', 300, null), past('c', 310, 320, { quiet: true }), past('c', 310, 320, { backlog: true })];
    assert.deepEqual(recordOf(alerts, 100, 400), { fired: 5, pages: 2, hosts: 3, totalMs: 50 + 30 + 100 + 10 + 10, longestMs: 100 });
    assert.deepEqual(recordOf([], 0, 1), { fired: 0, pages: 0, hosts: 0, totalMs: 0, longestMs: 0 });
});

test('should read the time that a link names', () => {
    assert.equal(moment('1700000000000'), 1_700_000_000_000);
    assert.equal(moment('1970-01-01T00:00:01Z'), 1000);
    for (const text of [null, '', 'yesterday']) {
        assert.ok(Number.isNaN(moment(text)));
    }
});

test('should say for how long the connection was gone and what came of that time', () => {
    const comeback = new Comeback();
    assert.equal(comeback.back(0), '');
    comeback.lost(1000);
    comeback.lost(5000);
    assert.match(comeback.back(13_000), /^Live again after 12\ss\.$/);
    assert.equal(comeback.told({ type: 'gap', samples: 4 }), '');
    assert.match(comeback.told({ type: 'resumed', rows: 120, skipped: 2 }), /^Caught up after 12\ss: 120 samples filled in; 4 samples not available\.$/);
    comeback.lost(20_000);
    comeback.back(21_000);
    comeback.told({ type: 'gap', samples: null });
    assert.match(comeback.told({ type: 'resumed', rows: 1, skipped: 0 }), /1 sample filled in; some are not available\.$/);
});

test('should say nothing of a connection that was never lost', () => {
    const comeback = new Comeback();
    comeback.back(0);
    assert.equal(comeback.told({ type: 'resumed', rows: 3, skipped: 0 }), '');
});
