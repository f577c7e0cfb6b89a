/**
 * A stand-in for the API server: serves the page with its Content-Security-Policy and speaks the live protocol for
 * simulated hosts, on loopback. For work on the page and for driving it in a browser.
 *
 *   node fake-server.mjs --port 8090 --hosts 30 --cores 8 --interval 1000 [--history 900] [--quiet-fleet]
 *
 * Control: POST /control/restart?ms=5000 (connections cut, refused for 5 s), /control/silence?ms=12000 (connected, but
 * no samples), /control/cpu?host=web-1&value=97 (value empty: back to normal), /control/down?host=web-1&value=1,
 * /control/travellers?most=0 (nobody may look at the past).
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Fleet } from './fake/fleet.mjs';
import { hostRest } from './fake/past.mjs';
import { rest } from './fake/rest.mjs';
import { Session } from './fake/session.mjs';
import { accept } from './fake/websocket.mjs';

const WEB = fileURLToPath(new URL('../../main/resources/web/', import.meta.url));
const TYPES = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
    '.svg': 'image/svg+xml', '.ts': 'text/plain', '.lock': 'text/plain',
};
const HEADERS = {
    'Content-Security-Policy': "default-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
    'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cache-Control': 'no-cache',
};

export class FakeServer {
    sessions = new Set();
    down = false;
    silent = false;

    /** @param {{port: number, key: string, heartbeatMs: number}} options @param {Fleet} fleet */
    constructor(options, fleet) {
        Object.assign(this, { options, fleet });
        this.http = createServer((request, response) => this.answer(request, response));
        this.http.on('upgrade', (request, socket) => this.upgrade(request, socket));
    }

    async start() {
        await new Promise((done) => this.http.listen(this.options.port, '127.0.0.1', () => done(undefined)));
        const { intervalMs, hosts } = this.fleet.options;
        this.timers = this.fleet.hosts.map((host, i) =>
            setTimeout(() => {
                this.tick(host);
                this.timers.push(setInterval(() => this.tick(host), intervalMs));
            }, (i * intervalMs) / hosts),
        );
        return `http://127.0.0.1:${this.http.address().port}/#key=${this.options.key}`;
    }

    stop() {
        this.timers.forEach((timer) => clearTimeout(timer));
        this.sessions.forEach((session) => session.socket.destroy());
        this.http.close();
    }

    tick(host) {
        const { sample, events, changed } = this.fleet.tick(host, Date.now());
        for (const session of this.silent ? [] : this.sessions) {
            if (session.ready) {
                sample && session.data(host.host, sample);
                events.forEach((event) => session.socket.send({ type: 'alert', event }));
                changed && session.socket.send({ type: 'hosts', hosts: [this.fleet.info(host)] });
            }
        }
    }

    upgrade(request, socket) {
        if (this.down || !request.url.startsWith('/api/v1/live')) {
            socket.destroy();
            return;
        }
        const session = new Session(accept(request, socket), this.fleet, this.options);
        this.sessions.add(session);
        session.socket.onClose = () => {
            session.end();
            this.sessions.delete(session);
        };
    }

    async answer(request, response) {
        const url = new URL(request.url, 'http://127.0.0.1');
        if (url.pathname.startsWith('/control/')) {
            response.end(this.control(url.pathname.slice('/control/'.length), url.searchParams));
            return;
        }
        if (url.pathname.startsWith('/api/v1/')) {
            await this.api(request, response, url);
            return;
        }
        const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
        try {
            const body = await readFile(join(WEB, path));
            response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
            response.end(body);
        } catch {
            response.writeHead(404, HEADERS);
            response.end('not found');
        }
    }

    async api(request, response, url) {
        let text = '';
        for await (const chunk of request) {
            text += chunk;
        }
        const path = url.pathname.slice('/api/v1'.length);
        const past = request.method === 'GET' ? hostRest(this.fleet, path, url.searchParams) : null;
        const { status, body = null, text: plain } = past ?? rest(this, request.method, path, url.searchParams, text === '' ? {} : JSON.parse(text)) ?? { status: 404, body: { detail: 'not faked' } };
        response.writeHead(status, { ...HEADERS, 'Content-Type': plain === undefined ? 'application/json' : 'text/csv; charset=utf-8' });
        response.end(plain !== undefined ? plain : body === null ? undefined : JSON.stringify(body));
    }

    control(command, query) {
        const for_ = Number(query.get('ms') ?? 5000);
        const host = this.fleet.hosts.find((one) => one.host === query.get('host'));
        if (command === 'restart') {
            this.down = true;
            this.sessions.forEach((session) => session.socket.destroy());
            setTimeout(() => (this.down = false), for_);
        } else if (command === 'silence') {
            this.silent = true;
            setTimeout(() => (this.silent = false), for_);
        } else if (command === 'travellers') {
            this.fleet.mostTravellers = Number(query.get('most') ?? 16);
        } else if (command === 'cpu' && host) {
            host.force.cpu = query.get('value') ? Number(query.get('value')) : undefined;
        } else if (command === 'down' && host) {
            host.down = query.get('value') === '1';
            this.fleet.judge(host, Date.now());
            this.sessions.forEach(({ socket }) => socket.send({ type: 'hosts', hosts: [this.fleet.info(host)] }));
        } else {
            return 'unknown command\n';
        }
        return 'done\n';
    }
}

/** Options from the command line. @param {string[]} args */
export function options(args) {
    const { values } = parseArgs({
        args,
        options: {
            port: { type: 'string', default: '8090' }, hosts: { type: 'string', default: '30' },
            cores: { type: 'string', default: '8' }, interval: { type: 'string', default: '1000' },
            history: { type: 'string' }, key: { type: 'string', default: 'hs_demo0001_0123456789abcdef' },
            heartbeat: { type: 'string', default: '15000' }, 'quiet-fleet': { type: 'boolean', default: false },
        },
    });
    const hosts = Number(values.hosts);
    return {
        port: Number(values.port), hosts, cores: Number(values.cores), intervalMs: Number(values.interval),
        historySeconds: Number(values.history ?? (hosts <= 50 ? 900 : 90)), key: values.key,
        heartbeatMs: Number(values.heartbeat), troubles: !values['quiet-fleet'],
    };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const chosen = options(process.argv.slice(2));
    const server = new FakeServer(chosen, new Fleet(chosen));
    console.log(await server.start());
}
