// A client whose types come from the contract that a server shows, and nothing else: what the compiler lets through here is
// what the contract promises. Prints what it learned as a line of JSON.
import createClient from 'openapi-fetch';
import type { paths } from './contract.js';

const [baseUrl = '', key = ''] = process.argv.slice(2);
// Ranges can be had as CSV too: this client takes JSON unless it says otherwise.
type Json = 'application/json' | 'application/problem+json';
const server = createClient<paths, Json>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });

function expect<T>(answer: { data?: T; error?: unknown; response: Response }): T {
    if (answer.data === undefined) {
        throw new Error(`${answer.response.url}: ${answer.response.status} ${JSON.stringify(answer.error)}`);
    }
    return answer.data;
}

const { hosts } = expect(await server.GET('/api/v1/hosts'));
const names: string[] = hosts.map(({ host }) => host);
const host: string = names[0] ?? '';
const { metrics } = expect(await server.GET('/api/v1/metrics/{host}/latest', { params: { path: { host } } }));
const values: number[] = metrics.map(({ value }) => value);
const query = { metric: ['cpu_usage_percent', 'load_average_1m'], step: '1m' };
const { series } = expect(await server.GET('/api/v1/metrics/{host}/range', { params: { path: { host }, query } }));
const points: number = series.reduce((sum, one) => sum + one.points.length, 0);
const csv: string = expect(await server.GET('/api/v1/range', {
    params: { query: { metric: ['cpu_usage_percent'], host: [host], format: 'csv' } },
    parseAs: 'text',
}));
const { alerts } = expect(await server.GET('/api/v1/alerts', { params: { query: { severity: ['critical'] } } }));
const { groups } = expect(await server.GET('/api/v1/groups'));
const silence = expect(await server.POST('/api/v1/silences', { body: { host, duration: '1h', comment: 'typed' } }));
const ended = expect(await server.DELETE('/api/v1/silences/{id}', { params: { path: { id: silence.id } } }));
const wrong = await server.GET('/api/v1/metrics/{host}/latest', { params: { path: { host: 'no-such-host' } } });
console.log(JSON.stringify({
    hosts: names,
    values: values.length,
    series: series.map((one) => one.metric),
    points,
    csv: csv.split('\r\n')[0],
    alerts: alerts.length,
    groups: groups.map(({ group }) => group),
    silence: [silence.state, ended.state],
    wrong: wrong.error?.status,
}));
