import {
  IceCandidate,
  RTCDtlsFingerprint,
  RTCDtlsParameters,
  RTCDtlsTransport,
  RTCIceGatherer,
  RTCIceParameters,
  RTCIceTransport,
  RtpHeader,
} from 'werift';
import { z } from 'zod';
import type { ResponsePayload } from '#core/protocol/signaling.ts';

/** Our end of a send transport of the room: ICE, DTLS and SRTP in TypeScript (werift). */
export type MediaSender = {
  /** What the room has to know of our end: `connectTransport`. */
  dtlsParameters: Record<string, unknown>;
  /** Resolves when media can flow; fails when the room's ports cannot be reached. Call after `connectTransport`. */
  connect(): Promise<void>;
  /** Sends one RTP packet. Lost where the network loses it. */
  send(packet: { header: RtpPacketHeader; payload: Buffer }): void;
  /** What came in so far: feedback, and media on a receive transport. */
  bytesReceived(): number;
  close(): Promise<void>;
};

export type RtpPacketHeader = {
  payloadType: number;
  ssrc: number;
  /** 16 bits. */
  sequenceNumber: number;
  /** 32 bits, in the codec's clock. */
  timestamp: number;
  isMarked: boolean;
};

/** What mediasoup says of its transport, as far as it is needed here. */
const iceParametersSchema = z.object({ usernameFragment: z.string(), password: z.string() });
const iceCandidateSchema = z.object({
  foundation: z.string(),
  priority: z.number(),
  address: z.string().optional(),
  ip: z.string().optional(),
  protocol: z.enum(['udp', 'tcp']),
  port: z.number(),
  type: z.string(),
});
const dtlsParametersSchema = z.object({
  fingerprints: z.array(z.object({ algorithm: z.string(), value: z.string() })),
});

/** AES_CM_128_HMAC_SHA1_80, which every DTLS-SRTP endpoint has (RFC 5764 §4.1.2). */
const SRTP_PROFILE = 0x00_01;
const RTP_COMPONENT = 1;

export async function createMediaSender(room: ResponsePayload<'createTransport'>): Promise<MediaSender> {
  const remoteIce = iceParametersSchema.parse(room.iceParameters);
  const candidates = room.iceCandidates.map((candidate) => iceCandidateSchema.parse(candidate));
  const remoteDtls = dtlsParametersSchema.parse(room.dtlsParameters);

  const certificate = await RTCDtlsTransport.SetupCertificate();
  const isLoopback = candidates.every(({ address, ip }) => /^(127\.|::1$)/.test(address ?? ip ?? ''));
  const ice = new RTCIceTransport(
    new RTCIceGatherer({ iceLite: false, ...(isLoopback && { additionalHostAddresses: ['127.0.0.1'] }) }),
  );
  // mediasoup is ICE-lite, so we control (RFC 8445 §6.1.1), and DTLS starts with the client: that is us.
  ice.connection.iceControlling = true;
  const dtls = new RTCDtlsTransport({}, ice, certificate, [SRTP_PROFILE]);
  dtls.role = 'client';
  ice.setRemoteParams(new RTCIceParameters({ ...remoteIce, iceLite: true }));
  dtls.setRemoteParams(
    new RTCDtlsParameters(
      remoteDtls.fingerprints.map(({ algorithm, value }) => new RTCDtlsFingerprint(algorithm, value)),
      'server',
    ),
  );

  async function connect(): Promise<void> {
    await ice.gather();
    for (const { foundation, address, ip, port, priority, protocol, type } of candidates) {
      if (protocol !== 'udp') continue;
      await ice.addRemoteCandidate(
        new IceCandidate(RTP_COMPONENT, foundation, address ?? ip ?? '', port, priority, protocol, type),
      );
    }
    await ice.start();
    await dtls.start();
  }

  return {
    dtlsParameters: {
      role: 'client',
      fingerprints: certificate.getFingerprints().map(({ algorithm, value }) => ({ algorithm, value })),
    },
    connect,
    send({ header, payload }) {
      const { payloadType, ssrc, sequenceNumber, timestamp, isMarked } = header;
      // Never rejects: a packet that cannot be sent is a lost one.
      void dtls.sendRtp(payload, new RtpHeader({ payloadType, ssrc, sequenceNumber, timestamp, marker: isMarked }));
    },
    bytesReceived: () => dtls.bytesReceived,
    async close() {
      await dtls.stop();
      await ice.stop();
    },
  };
}
