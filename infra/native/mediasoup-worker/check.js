// Does this media worker work? MEDIASOUP_WORKER_BIN names it; exits with 0 or with 1 and a sentence.
// Covers each library that the build takes from the system: flatbuffers (the channel to Node), libuv (sockets), libsrtp
// (all four suites), OpenSSL (certificate, DTLS). Takes no ports but ephemeral ones on 127.0.0.1.
import { createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { crc32 } from 'node:zlib';
import { createWorker, version } from 'mediasoup';

setTimeout(() => fail('it did not answer for 20 seconds'), 20_000).unref();

const worker = await createWorker({ logLevel: 'error' });
worker.on('died', (error) => fail(error.message));
const router = await worker.createRouter({
  mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }],
});
await checkSrtpSuites();
await checkDtlsStarts();
await worker.dump(); // still alive
worker.close();
process.stdout.write(`mediasoup ${version} works with ${process.env.MEDIASOUP_WORKER_BIN}\n`);

/**
 * @param {string} why
 * @returns {never}
 */
function fail(why) {
  process.stderr.write(`The media worker failed its check: ${why}\n`);
  process.exit(1);
}

/** Connecting creates the SRTP sessions, which throws when libsrtp lacks the suite. */
async function checkSrtpSuites() {
  const suites = /** @type {const} */ ([
    'AEAD_AES_256_GCM',
    'AEAD_AES_128_GCM',
    'AES_CM_128_HMAC_SHA1_80',
    'AES_CM_128_HMAC_SHA1_32',
  ]);
  for (const srtpCryptoSuite of suites) {
    const listenInfo = /** @type {const} */ ({ protocol: 'udp', ip: '127.0.0.1' });
    const transport = await router.createPlainTransport({ listenInfo, enableSrtp: true, srtpCryptoSuite });
    const { srtpParameters } = transport;
    if (!srtpParameters) fail(`no SRTP parameters for ${srtpCryptoSuite}`);
    await transport.connect({ ip: '127.0.0.1', port: 9, srtpParameters });
    transport.close();
  }
}

/**
 * One ICE connectivity check (RFC 8445) makes the worker, told to be the DTLS client, send its first handshake message:
 * the step at which a worker linked with a kernel-TLS OpenSSL crashes (see shim/openssl/bio.h).
 */
async function checkDtlsStarts() {
  const transport = await router.createWebRtcTransport({
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    enableSctp: true,
  });
  const anyFingerprint = { algorithm: /** @type {const} */ ('sha-256'), value: Array(32).fill('AA').join(':') };
  await transport.connect({ dtlsParameters: { role: 'server', fingerprints: [anyFingerprint] } });
  const [candidate] = transport.iceCandidates;
  if (!candidate) fail('no ICE candidate');

  const socket = createSocket('udp4');
  socket.send(bindingRequest(transport.iceParameters), candidate.port, '127.0.0.1');
  for (;;) {
    const [message] = await once(socket, 'message');
    if (message[0] === 22) break; // DTLS content type "handshake" (RFC 6347); others are STUN answers
  }
  socket.close();
}

/**
 * A STUN binding request as an ICE agent sends it (RFC 8489, RFC 8445 §7.2.2).
 * @param {{ usernameFragment: string, password: string }} iceParameters
 */
function bindingRequest({ usernameFragment, password }) {
  const attributes = [
    attribute(0x0006, Buffer.from(`${usernameFragment}:peer`)), // USERNAME
    attribute(0x0024, Buffer.from([110, 0, 0, 1])), // PRIORITY
    attribute(0x802a, randomBytes(8)), // ICE-CONTROLLING
    attribute(0x0025, Buffer.alloc(0)), // USE-CANDIDATE
  ];
  // type: binding request, length: filled in below, magic cookie, transaction id
  const head = Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)]);
  let message = Buffer.concat([head, ...attributes]);

  /** Both signatures count themselves into the message's length before they are computed. */
  const append = (
    /** @type {number} */ type,
    /** @type {number} */ size,
    /** @type {(signed: Buffer) => Buffer} */ sign,
  ) => {
    message.writeUInt16BE(message.length - head.length + 4 + size, 2);
    message = Buffer.concat([message, attribute(type, sign(message))]);
  };
  append(0x0008, 20, (signed) => createHmac('sha1', password).update(signed).digest()); // MESSAGE-INTEGRITY
  append(0x8028, 4, (signed) => uint32((crc32(signed) ^ 0x5354554e) >>> 0)); // FINGERPRINT
  return message;
}

/**
 * @param {number} type
 * @param {Buffer} value
 */
function attribute(type, value) {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc(-value.length & 3)]); // padded to 32 bits
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
