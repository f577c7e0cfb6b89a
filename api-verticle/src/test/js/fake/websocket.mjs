/** The server's half of RFC 6455, as far as a test needs it: handshake, unfragmented text frames, close. */
import { createHash } from 'node:crypto';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** One accepted WebSocket. */
export class ServerSocket {
    #socket;
    #pending = Buffer.alloc(0);
    #closed = false;

    /** @param {import('node:net').Socket} socket */
    constructor(socket) {
        this.#socket = socket;
        /** @type {(text: string) => void} */
        this.onText = () => {};
        this.onClose = () => {};
        socket.on('data', (chunk) => this.#read(chunk));
        socket.on('close', () => this.#end());
        socket.on('error', () => this.#end());
    }

    /** Bytes that the client has not taken yet. */
    get backlog() {
        return this.#socket.writableLength;
    }

    /** @param {object} message */
    send(message) {
        if (!this.#closed) {
            this.#socket.write(frame(0x1, Buffer.from(JSON.stringify(message))));
        }
    }

    /** @param {number} code @param {string} reason */
    close(code, reason = '') {
        if (!this.#closed) {
            const body = Buffer.alloc(2 + Buffer.byteLength(reason));
            body.writeUInt16BE(code, 0);
            body.write(reason, 2);
            this.#socket.end(frame(0x8, body));
        }
    }

    /** Cuts the connection without a word, as a killed process does. */
    destroy() {
        this.#socket.destroy();
    }

    #end() {
        if (!this.#closed) {
            this.#closed = true;
            this.onClose();
        }
    }

    #read(chunk) {
        this.#pending = Buffer.concat([this.#pending, chunk]);
        for (let parsed = parse(this.#pending); parsed; parsed = parse(this.#pending)) {
            this.#pending = this.#pending.subarray(parsed.size);
            if (parsed.opcode === 0x1) {
                this.onText(parsed.payload.toString('utf8'));
            } else if (parsed.opcode === 0x8) {
                this.close(1000);
            }
        }
    }
}

/** Answers the handshake. @param {import('node:http').IncomingMessage} request @param {import('node:net').Socket} socket */
export function accept(request, socket) {
    const key = createHash('sha1').update(request.headers['sec-websocket-key'] + GUID).digest('base64');
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    const protocol = offered.includes('hoststream.v1') ? 'Sec-WebSocket-Protocol: hoststream.v1\r\n' : '';
    socket.setNoDelay(true);
    socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
            `Sec-WebSocket-Accept: ${key}\r\n${protocol}\r\n`,
    );
    return new ServerSocket(socket);
}

function frame(opcode, payload) {
    const length = payload.length;
    const head = length < 126 ? Buffer.alloc(2) : length < 65536 ? Buffer.alloc(4) : Buffer.alloc(10);
    head[0] = 0x80 | opcode;
    if (length < 126) {
        head[1] = length;
    } else if (length < 65536) {
        head[1] = 126;
        head.writeUInt16BE(length, 2);
    } else {
        head[1] = 127;
        head.writeBigUInt64BE(BigInt(length), 2);
    }
    return Buffer.concat([head, payload]);
}

function parse(buffer) {
    if (buffer.length < 6) {
        return null;
    }
    let length = buffer[1] & 0x7f;
    let at = 2;
    if (length === 126) {
        length = buffer.readUInt16BE(2);
        at = 4;
    } else if (length === 127) {
        length = Number(buffer.readBigUInt64BE(2));
        at = 10;
    }
    if (buffer.length < at + 4 + length) {
        return null;
    }
    const mask = buffer.subarray(at, at + 4);
    const payload = Buffer.from(buffer.subarray(at + 4, at + 4 + length));
    for (let i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
    }
    return { opcode: buffer[0] & 0x0f, payload, size: at + 4 + length };
}
