/** ASN.1 in its one canonical form, as far as certificates need it: DER, ITU-T X.690. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

export function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag, ...lengthOctets(content.length)), content]);
}

export const sequence = (...contents: Buffer[]) => der(TAG.sequence, ...contents);
export const octetString = (...contents: Buffer[]) => der(TAG.octetString, ...contents);
export const yes = der(TAG.boolean, Buffer.of(0xff));

/** [number] of a choice or an optional field: around a whole value (constructed), or in place of its tag. */
export const context = (number: number, ...contents: Buffer[]) => der(0xa0 + number, ...contents);
export const implicit = (number: number, content: Buffer) => der(0x80 + number, content);

/** From the octets of a number that is not negative, highest first. */
export function unsigned(octets: Buffer): Buffer {
  const first = octets.findIndex((octet) => octet !== 0);
  const digits = first === -1 ? Buffer.of(0) : octets.subarray(first);
  // The highest bit is the sign.
  return der(TAG.integer, (digits[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), digits]) : digits);
}

export function bitString(octets: Buffer, unusedBits = 0): Buffer {
  return der(TAG.bitString, Buffer.of(unusedBits), octets);
}

/** From the dotted form, e.g. `2.5.29.17`. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.objectId, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** RFC 5280, section 4.1.2.5: two digits for the year through 2049, four from then on. Whole seconds. */
export function time(atMs: number): Buffer {
  const digits = `${new Date(atMs).toISOString().replace(/[-:T]|\..*$/g, '')}Z`;
  return digits < '2050'
    ? der(TAG.utcTime, Buffer.from(digits.slice(2)))
    : der(TAG.generalizedTime, Buffer.from(digits));
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 + octets.length, ...octets];
}

/** Seven bits per octet; all but the last are marked. */
function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) octets.unshift((rest % 128) + 128);
  return octets;
}
