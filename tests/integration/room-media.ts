import type { RequestPayload, ResponsePayload } from '#core/protocol/signaling.ts';
import type { RoomClient } from './room-client.ts';

/** What a browser's camera track is described by: VP8 with retransmission in three simulcast layers. */
export function cameraRtpParameters(): RequestPayload<'publish'>['rtpParameters'] {
  return {
    mid: '0',
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: 96,
        clockRate: 90_000,
        parameters: {},
        rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
      },
      { mimeType: 'video/rtx', payloadType: 97, clockRate: 90_000, parameters: { apt: 96 }, rtcpFeedback: [] },
    ],
    headerExtensions: [
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id', id: 3 },
    ],
    encodings: ['r0', 'r1', 'r2'].map((rid) => ({ rid, scalabilityMode: 'L1T3', maxBitrate: 500_000 })),
    rtcp: { cname: 'camera', reducedSize: true, mux: true },
  };
}

/** What a browser's microphone track is described by. */
export function microphoneRtpParameters(): RequestPayload<'publish'>['rtpParameters'] {
  return {
    mid: '1',
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: 111,
        clockRate: 48_000,
        channels: 2,
        parameters: { useinbandfec: 1, usedtx: 1, minptime: 10 },
        rtcpFeedback: [{ type: 'transport-cc' }],
      },
    ],
    headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 }],
    encodings: [{ ssrc: 1_111_111, dtx: true }],
    rtcp: { cname: 'microphone', reducedSize: true },
  };
}

export function browserDtlsParameters(): RequestPayload<'connectTransport'>['dtlsParameters'] {
  const value = Array.from({ length: 32 }, () => 'AB').join(':');
  return { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] };
}

/** A participant in the room with both transports. */
export type Attendee = {
  client: RoomClient;
  joined: ResponsePayload<'join'>;
  sendTransportId: string;
  receiveTransportId: string;
};

export async function attend(client: RoomClient): Promise<Attendee> {
  const joined = await client.ask('join', {});
  const send = await client.ask('createTransport', { direction: 'send' });
  const receive = await client.ask('createTransport', { direction: 'receive' });
  return { client, joined, sendTransportId: send.transportId, receiveTransportId: receive.transportId };
}

export async function publishCamera({ client, sendTransportId }: Attendee): Promise<string> {
  const { producerId } = await client.ask('publish', {
    transportId: sendTransportId,
    source: 'camera',
    kind: 'video',
    rtpParameters: cameraRtpParameters(),
    isPaused: false,
  });
  return producerId;
}

export async function publishMicrophone({ client, sendTransportId }: Attendee, isPaused = false): Promise<string> {
  const { producerId } = await client.ask('publish', {
    transportId: sendTransportId,
    source: 'microphone',
    kind: 'audio',
    rtpParameters: microphoneRtpParameters(),
    isPaused,
  });
  return producerId;
}

export async function consume(
  { client, joined, receiveTransportId }: Attendee,
  producerIds: string[],
): Promise<ResponsePayload<'consume'>> {
  return client.ask('consume', {
    transportId: receiveTransportId,
    producerIds,
    rtpCapabilities: joined.routerRtpCapabilities,
  });
}
