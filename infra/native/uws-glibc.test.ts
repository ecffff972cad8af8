import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { glibcVersion } from '../bootstrap/project.js';
import { patchForOlderGlibc } from './uws-glibc.js';

describe('patchForOlderGlibc', () => {
  it('gives the symbols of 2.38 their older names and versions', () => {
    const library = aLibrary([
      { name: 'malloc', version: 'GLIBC_2.2.5' },
      { name: '__isoc23_strtol', version: 'GLIBC_2.38' },
      { name: '__isoc23_sscanf', version: 'GLIBC_2.38' },
    ]);

    expect(patchForOlderGlibc(library.bytes)).toEqual(['__isoc23_strtol', '__isoc23_sscanf']);
    expect(library.symbols()).toEqual(['malloc@GLIBC_2.2.5', 'strtol@GLIBC_2.2.5', 'sscanf@GLIBC_2.2.5']);
  });

  it('makes the loader not insist on 2.38 any more', () => {
    const library = aLibrary([
      { name: 'malloc', version: 'GLIBC_2.2.5' },
      { name: '__isoc23_strtol', version: 'GLIBC_2.38' },
    ]);

    patchForOlderGlibc(library.bytes);

    expect(library.isWeak('GLIBC_2.38')).toBe(true);
    expect(library.isWeak('GLIBC_2.2.5')).toBe(false);
  });

  it('leaves a library alone that asks for nothing of 2.38', () => {
    const library = aLibrary([{ name: 'malloc', version: 'GLIBC_2.2.5' }]);
    const before = Buffer.from(library.bytes);

    expect(patchForOlderGlibc(library.bytes)).toEqual([]);
    expect(library.bytes.equals(before)).toBe(true);
  });

  it('has nothing to do the second time', () => {
    const library = aLibrary([
      { name: 'malloc', version: 'GLIBC_2.2.5' },
      { name: '__isoc23_strtol', version: 'GLIBC_2.38' },
    ]);
    patchForOlderGlibc(library.bytes);

    expect(patchForOlderGlibc(library.bytes)).toEqual([]);
  });

  it('refuses a symbol of 2.38 that has no older namesake, by its name', () => {
    const library = aLibrary([
      { name: 'malloc', version: 'GLIBC_2.2.5' },
      { name: 'strlcpy', version: 'GLIBC_2.38' },
    ]);

    expect(() => patchForOlderGlibc(library.bytes)).toThrow('strlcpy of GLIBC_2.38');
  });

  it('refuses what is not a 64-bit ELF file', () => {
    expect(() => patchForOlderGlibc(Buffer.from('#!/bin/sh\n'))).toThrow('Not a 64-bit');
  });
});

describe('the installed uWebSockets.js', () => {
  const [binary = ''] = globSync('node_modules/uWebSockets.js/*.node');

  it('loads in this Node', () => {
    const script = 'const app = require("uWebSockets.js").App(); process.stdout.write(typeof app.ws)';
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('function');
  });

  it.runIf((glibcVersion()?.[1] ?? 99) < 38)('wants nothing that this C library lacks', () => {
    expect(patchForOlderGlibc(readFileSync(binary))).toEqual([]);
  });
});

/** The parts of an x86-64 shared library that symbol versions live in, and nothing else. */
function aLibrary(imports: { name: string; version: string }[]) {
  const versions = [...new Set(imports.map(({ version }) => version))];
  const strings = new StringTable();
  const libc = strings.add('libc.so.6');

  // Elf64_Sym: u32 name, then info, other, section, value and size, which do not matter here; the first one is empty.
  const dynsym = Buffer.alloc(24 * (imports.length + 1));
  const versym = Buffer.alloc(2 * (imports.length + 1));
  for (const [index, { name, version }] of imports.entries()) {
    dynsym.writeUInt32LE(strings.add(name), 24 * (index + 1));
    versym.writeUInt16LE(firstVersionIndex + versions.indexOf(version), 2 * (index + 1));
  }

  // Elf64_Verneed: u16 version 1, u16 count, u32 file, u32 offset of the list, u32 next library (none)
  const verneed = Buffer.alloc(16 + 16 * versions.length);
  verneed.writeUInt16LE(1, 0);
  verneed.writeUInt16LE(versions.length, 2);
  verneed.writeUInt32LE(libc, 4);
  verneed.writeUInt32LE(16, 8);
  for (const [index, version] of versions.entries()) {
    // Elf64_Vernaux: u32 hash, u16 flags, u16 index, u32 name, u32 next
    const entry = 16 + 16 * index;
    verneed.writeUInt16LE(firstVersionIndex + index, entry + 6);
    verneed.writeUInt32LE(strings.add(version), entry + 8);
    verneed.writeUInt32LE(index + 1 < versions.length ? 16 : 0, entry + 12);
  }

  const { bytes, offsetOf } = anElfFile({
    '.dynsym': dynsym,
    '.gnu.version': versym,
    '.gnu.version_r': verneed,
    '.dynstr': strings.bytes(),
  });
  const stringAt = (offset: number) => {
    const start = offsetOf('.dynstr') + offset;
    return bytes.toString('latin1', start, bytes.indexOf(0, start));
  };
  return {
    bytes,
    symbols: () =>
      imports.map((_, index) => {
        const name = stringAt(bytes.readUInt32LE(offsetOf('.dynsym') + 24 * (index + 1)));
        const version = bytes.readUInt16LE(offsetOf('.gnu.version') + 2 * (index + 1)) - firstVersionIndex;
        return `${name}@${versions[version]}`;
      }),
    isWeak: (version: string) => {
      const entry = offsetOf('.gnu.version_r') + 16 + 16 * versions.indexOf(version);
      return (bytes.readUInt16LE(entry + 4) & 2) !== 0;
    },
  };
}

/** 0 and 1 mean "local" and "global". */
const firstVersionIndex = 2;

function anElfFile(sections: Record<string, Buffer>) {
  const names = new StringTable();
  const entries = Object.entries(sections).map(([name, content]) => ({ name: names.add(name), content }));
  entries.push({ name: names.add('.shstrtab'), content: names.bytes() });

  const header = Buffer.alloc(64);
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1]); // magic, 64 bits, little-endian
  header.writeUInt16LE(62, 0x12); // machine: x86-64
  let offset = header.length;
  const offsets = entries.map(({ content }) => {
    const start = offset;
    offset += content.length;
    return start;
  });
  header.writeBigUInt64LE(BigInt(offset), 0x28); // where the section table starts
  header.writeUInt16LE(64, 0x3a); // size of its entries
  header.writeUInt16LE(entries.length, 0x3c);
  header.writeUInt16LE(entries.length - 1, 0x3e); // which one holds the names
  const table = entries.map(({ name, content }, index) => {
    const entry = Buffer.alloc(64);
    entry.writeUInt32LE(name, 0);
    entry.writeBigUInt64LE(BigInt(offsets[index]!), 0x18);
    entry.writeBigUInt64LE(BigInt(content.length), 0x20);
    return entry;
  });
  return {
    bytes: Buffer.concat([header, ...entries.map(({ content }) => content), ...table]),
    offsetOf: (name: string) => offsets[Object.keys(sections).indexOf(name)]!,
  };
}

class StringTable {
  #text = '\0';

  add(string: string): number {
    const offset = this.#text.length;
    this.#text += `${string}\0`;
    return offset;
  }

  bytes(): Buffer {
    return Buffer.from(this.#text, 'latin1');
  }
}
