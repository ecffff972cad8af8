/**
 * Reads a QR code (ISO/IEC 18004) from the half blocks that a terminal shows, bright modules on dark ground, as a phone
 * would from a perfect picture: without error correction. Versions 1 to 6 with one block, text as octets.
 */
export function readQr(lines: readonly string[]): string {
  const isDark = withoutQuietZone(modulesOf(lines));
  const size = isDark.length;
  const at = (row: number, column: number) => isDark[row]?.[column] ?? false;
  const mask = maskOf(at);
  const bits = dataModules(size).map(([row, column]) => at(row, column) !== mask(row, column));
  const take = (from: number, count: number) =>
    bits.slice(from, from + count).reduce((value, bit) => value * 2 + Number(bit), 0);
  if (take(0, 4) !== 0b0100) throw new Error('not text as octets');
  const length = take(4, 8);
  return String.fromCharCode(...Array.from({ length }, (_, index) => take(12 + index * 8, 8)));
}

/** Rows of modules, true where dark; two per line. */
function modulesOf(lines: readonly string[]): boolean[][] {
  return lines.flatMap((line) => {
    const blocks = [...line];
    return [blocks.map((block) => !'█▀'.includes(block)), blocks.map((block) => !'█▄'.includes(block))];
  });
}

/** The frame around it is bright; readers want it, we do not. */
function withoutQuietZone(modules: boolean[][]): boolean[][] {
  const first = modules.findIndex((row) => row.includes(true));
  const left = modules[first]?.indexOf(true) ?? 0;
  const right = modules[first]?.lastIndexOf(true) ?? -1;
  if (first < 1 || left < 1) throw new Error('no quiet zone around the code');
  const size = right - left + 1;
  return modules.slice(first, first + size).map((row) => row.slice(left, right + 1));
}

/** Table 10, from the format information beside the finder at the top left. */
function maskOf(at: (row: number, column: number) => boolean): (row: number, column: number) => boolean {
  const formatBits = [0, 1, 2, 3, 4].map((column) => at(8, column));
  const pattern = formatBits.slice(2).reduce((value, bit) => value * 2 + Number(bit), 0) ^ 0b101;
  const isInverted = [
    (i: number, j: number) => (i + j) % 2,
    (i: number) => i % 2,
    (_: number, j: number) => j % 3,
    (i: number, j: number) => (i + j) % 3,
    (i: number, j: number) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2,
    (i: number, j: number) => ((i * j) % 2) + ((i * j) % 3),
    (i: number, j: number) => (((i * j) % 2) + ((i * j) % 3)) % 2,
    (i: number, j: number) => (((i + j) % 2) + ((i * j) % 3)) % 2,
  ][pattern];
  return (row, column) => isInverted?.(row, column) === 0;
}

/** In the order of the bits: two columns at a time from the right, up and down by turns. */
function dataModules(size: number): [number, number][] {
  const found: [number, number][] = [];
  let isUpward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUpward ? size - 1 - step : step;
      for (const column of [right, right - 1]) if (!isFunction(row, column, size)) found.push([row, column]);
    }
    isUpward = !isUpward;
  }
  return found;
}

/** Finders with format information, timing, and the one alignment pattern of versions 2 to 6. */
function isFunction(row: number, column: number, size: number): boolean {
  const isFinder = (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9);
  const isAligned = size > 21 && Math.abs(row - (size - 7)) <= 2 && Math.abs(column - (size - 7)) <= 2;
  return isFinder || row === 6 || column === 6 || isAligned;
}
