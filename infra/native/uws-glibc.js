// Makes a shared library that was linked on a system with glibc 2.38 loadable on an older one.
//
// Since 2.38 a C++ compiler turns strtol, strtoul, strtoull and sscanf into __isoc23_strtol and so on, which differ in
// one thing: they also read binary numbers like "0b101", as C23 asks. Where these four are all that a library wants of
// 2.38, it works on older systems once it asks for the old names. Both facts lie in the ELF file's dynamic section:
// each imported symbol has a name (.dynsym, .dynstr) and a version (.gnu.version), and each version is listed with the
// library it must come from (.gnu.version_r). See the System V ABI and "Symbol Versioning" in the Linux Standard Base.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const newVersion = 'GLIBC_2.38';
const newPrefix = '__isoc23_';
/** The version in which glibc came to each architecture, and which its oldest symbols carry. By ELF machine number. */
const firstVersionOfMachine = new Map([
  [62, 'GLIBC_2.2.5'], // x86-64
  [183, 'GLIBC_2.17'], // aarch64
]);
/** Bit of a version's flags: the loader only warns when the library lacks it. */
const versionIsWeak = 0x2;

/**
 * Changes the file in place; a process that has it loaded keeps the old one.
 * @param {string} path
 * @returns {string[]} names of the symbols that were changed; none when there was nothing to do
 */
export function patchFile(path) {
  const bytes = readFileSync(path);
  const changed = patchForOlderGlibc(bytes);
  if (changed.length > 0) {
    writeFileSync(`${path}.new`, bytes);
    renameSync(`${path}.new`, path);
  }
  return changed;
}

/**
 * @param {Buffer} bytes a 64-bit little-endian ELF file, changed in place
 * @returns {string[]} names of the symbols that were changed
 */
export function patchForOlderGlibc(bytes) {
  const sections = readSections(bytes);
  const [strings, symbols, versionOfSymbol, versions] = ['.dynstr', '.dynsym', '.gnu.version', '.gnu.version_r'].map(
    (name) => {
      const section = sections.get(name);
      if (!section) throw new Error(`The library has no section ${name}`);
      return section;
    },
  );
  if (!strings || !symbols || !versionOfSymbol || !versions) throw new Error('unreachable');
  const needed = readNeededVersions(bytes, { versions: versions.offset, strings: strings.offset });
  const unwanted = needed.get(newVersion);
  if (!unwanted || unwanted.isWeak) return [];
  const firstVersion = firstVersionOfMachine.get(bytes.readUInt16LE(0x12));
  const old = needed.get(firstVersion ?? '');
  if (!old) throw new Error(`The library asks for ${newVersion} but not for glibc's first version`);

  const changed = [];
  const symbolSize = 24; // Elf64_Sym: u32 name, then 20 bytes that stay
  for (let index = 0; index < symbols.size / symbolSize; index += 1) {
    const version = versionOfSymbol.offset + 2 * index;
    if ((bytes.readUInt16LE(version) & 0x7fff) !== unwanted.index) continue; // the highest bit means "hidden"
    const symbol = symbols.offset + symbolSize * index;
    const nameOffset = bytes.readUInt32LE(symbol);
    const name = readString(bytes, strings.offset + nameOffset);
    if (!name.startsWith(newPrefix)) throw new Error(`${name} of ${newVersion} has no older equivalent known here`);
    // "strtol" is the end of the string "__isoc23_strtol": pointing behind the prefix needs no new string.
    bytes.writeUInt32LE(nameOffset + newPrefix.length, symbol);
    bytes.writeUInt16LE(old.index, version);
    changed.push(name);
  }
  bytes.writeUInt16LE(bytes.readUInt16LE(unwanted.flagsOffset) | versionIsWeak, unwanted.flagsOffset);
  return changed;
}

/**
 * @param {Buffer} bytes
 * @returns {Map<string, { offset: number, size: number }>}
 */
function readSections(bytes) {
  const elf64LittleEndian = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
  if (!bytes.subarray(0, 6).equals(elf64LittleEndian)) throw new Error('Not a 64-bit little-endian ELF file');
  const table = Number(bytes.readBigUInt64LE(0x28));
  const entrySize = bytes.readUInt16LE(0x3a);
  const count = bytes.readUInt16LE(0x3c);
  const namesIndex = bytes.readUInt16LE(0x3e);
  const entries = Array.from({ length: count }, (_, index) => {
    const entry = table + index * entrySize;
    return {
      nameOffset: bytes.readUInt32LE(entry),
      offset: Number(bytes.readBigUInt64LE(entry + 0x18)),
      size: Number(bytes.readBigUInt64LE(entry + 0x20)),
    };
  });
  const names = entries[namesIndex]?.offset ?? 0;
  return new Map(
    entries.map(({ nameOffset, offset, size }) => [readString(bytes, names + nameOffset), { offset, size }]),
  );
}

/**
 * The versions that are asked of libc.so.6.
 * @param {Buffer} bytes
 * @param {{ versions: number, strings: number }} offsets
 */
function readNeededVersions(bytes, { versions, strings }) {
  /** @type {Map<string, { index: number, isWeak: boolean, flagsOffset: number }>} */
  const found = new Map();
  // Two linked lists: libraries (Elf64_Verneed), and below each the versions asked of it (Elf64_Vernaux). Each entry
  // says how many bytes further the next one is; 0 ends the list.
  for (let library = versions; ; ) {
    const isLibc = readString(bytes, strings + bytes.readUInt32LE(library + 4)) === 'libc.so.6';
    for (let version = library + bytes.readUInt32LE(library + 8); isLibc; ) {
      const flagsOffset = version + 4;
      found.set(readString(bytes, strings + bytes.readUInt32LE(version + 8)), {
        index: bytes.readUInt16LE(version + 6),
        isWeak: (bytes.readUInt16LE(flagsOffset) & versionIsWeak) !== 0,
        flagsOffset,
      });
      const next = bytes.readUInt32LE(version + 12);
      if (next === 0) break;
      version += next;
    }
    const next = bytes.readUInt32LE(library + 12);
    if (next === 0) return found;
    library += next;
  }
}

/**
 * @param {Buffer} bytes
 * @param {number} offset of a string that ends with a zero byte
 */
function readString(bytes, offset) {
  return bytes.toString('latin1', offset, bytes.indexOf(0, offset));
}
