/**
 * Heart Rate Measurement, characteristic 0x2A37 of the Heart Rate service 0x180D.
 * Clauses are those of the Bluetooth SIG's Heart Rate Service 1.0 ("HRS 1.0"). All fields are little-endian.
 */

/** What the sensor says about the skin. `not-supported`: this sensor cannot tell. */
export type SensorContact = 'not-supported' | 'no-contact' | 'contact';

/** One decoded notification. It becomes a sample when participant and capture time are known. */
export type HeartRateReading = {
  /** Beats per minute, 1…65534; `null` where the sensor has no value, which it sends as 0. */
  bpm: number | null;
  contact: SensorContact;
  /** Energy the sensor counted since its reset, kJ, 0…65535; `null` where it does not count. */
  energyKj: number | null;
  /** Intervals between beats in 1/1024 s, oldest first. One notification carries 0 to several. */
  rr1024: number[];
};

export type HeartRateDecodeReason =
  /** No bytes at all. */
  | 'empty'
  /** The flags promise a heart rate that is cut off. */
  | 'heart-rate-cut-off'
  /** The flags promise an energy that is cut off. */
  | 'energy-cut-off'
  /** The last RR interval is cut in half. */
  | 'rr-cut-off';

/** `DecodeError` as a value: a bad notification is expected from real sensors. */
export type HeartRateDecodeResult =
  | { ok: true; reading: HeartRateReading }
  | { ok: false; reason: HeartRateDecodeReason };

// HRS 1.0 §3.1.1.1, flags. Bits 5-7 are reserved and ignored.
const HEART_RATE_IS_U16 = 0b0_0001;
const CONTACT_DETECTED = 0b0_0010;
const CONTACT_SUPPORTED = 0b0_0100;
const ENERGY_PRESENT = 0b0_1000;
const RR_PRESENT = 0b1_0000;

/** All bits of a u16: no heart, and not expressible on our wire either. */
const NO_VALUE_U16 = 0xff_ff;

/**
 * Decodes one notification.
 *
 * Bytes after the last field that the flags announce are ignored: some sensors pad, and fields behind reserved flags
 * would stand there. A frame cut between two RR intervals is a valid shorter frame; nothing in it tells its length.
 */
export function decodeHeartRateMeasurement(view: DataView): HeartRateDecodeResult {
  if (view.byteLength === 0) return { ok: false, reason: 'empty' };
  const flags = view.getUint8(0);
  let offset = 1;

  // HRS 1.0 §3.1.1.2: u8, or u16 when bit 0 is set.
  const heartRateSize = flags & HEART_RATE_IS_U16 ? 2 : 1;
  if (view.byteLength < offset + heartRateSize) return { ok: false, reason: 'heart-rate-cut-off' };
  const rawBpm = heartRateSize === 2 ? view.getUint16(offset, true) : view.getUint8(offset);
  offset += heartRateSize;

  // HRS 1.0 §3.1.1.3: u16 kJ when bit 3 is set.
  let energyKj: number | null = null;
  if (flags & ENERGY_PRESENT) {
    if (view.byteLength < offset + 2) return { ok: false, reason: 'energy-cut-off' };
    energyKj = view.getUint16(offset, true);
    offset += 2;
  }

  // HRS 1.0 §3.1.1.4: u16 in 1/1024 s up to the end of the value when bit 4 is set.
  const rr1024: number[] = [];
  if (flags & RR_PRESENT) {
    if ((view.byteLength - offset) % 2 !== 0) return { ok: false, reason: 'rr-cut-off' };
    for (; offset < view.byteLength; offset += 2) rr1024.push(view.getUint16(offset, true));
  }

  return {
    ok: true,
    reading: {
      bpm: rawBpm === 0 || rawBpm === NO_VALUE_U16 ? null : rawBpm,
      contact: contactOf(flags),
      energyKj,
      rr1024,
    },
  };
}

/** HRS 1.0 §3.1.1.1.2: 00 and 01 not supported, 10 no contact, 11 contact. */
function contactOf(flags: number): SensorContact {
  if (!(flags & CONTACT_SUPPORTED)) return 'not-supported';
  return flags & CONTACT_DETECTED ? 'contact' : 'no-contact';
}

/** An RR interval in milliseconds from the sensor's 1/1024 s. */
export function rrMs(rr1024: number): number {
  return (rr1024 * 1000) / 1024;
}

/** One notification as a sensor would send it, in the smallest form that holds the values. */
export function encodeHeartRateMeasurement({
  bpm,
  contact,
  rr1024,
}: Omit<HeartRateReading, 'energyKj'>): Uint8Array<ArrayBuffer> {
  const rawBpm = bpm ?? 0;
  const isU16 = rawBpm > 0xff;
  const bytes = new Uint8Array(1 + (isU16 ? 2 : 1) + 2 * rr1024.length);
  const view = new DataView(bytes.buffer);
  let flags = isU16 ? HEART_RATE_IS_U16 : 0;
  if (contact !== 'not-supported') flags |= CONTACT_SUPPORTED;
  if (contact === 'contact') flags |= CONTACT_DETECTED;
  if (rr1024.length > 0) flags |= RR_PRESENT;
  view.setUint8(0, flags);
  if (isU16) view.setUint16(1, rawBpm, true);
  else view.setUint8(1, rawBpm);
  const rrOffset = isU16 ? 3 : 2;
  for (const [index, rr] of rr1024.entries()) view.setUint16(rrOffset + 2 * index, rr, true);
  return bytes;
}
