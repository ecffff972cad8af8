import type { Audience } from '#core/consent.ts';
import type { Look } from './people/drawn-person.ts';

/** Somebody in the class of the pictures: how the heart goes, what is shared, how they look. */
export type ClassPerson = {
  name: string;
  hrMaxBpm: number;
  /** What a hard interval leads this heart to; `null`: comes without a strap. */
  hardBpm: number | null;
  /** Works as hard between the intervals. */
  isNeverEasy?: true;
  audience: Audience;
  /** `null`: the camera is off. */
  look: Look | null;
};

type Room = Look['room'];
const SAND: Room = ['#e7ddcf', '#b9aa98', '#8f7a64'];
const SLATE: Room = ['#cfdadb', '#93a3a6', '#6f6a60'];
const OLIVE: Room = ['#dcdcc7', '#a3a08d', '#7c6b52'];
const BLUE: Room = ['#c3cde0', '#7f8aa0', '#59524f'];
const ROSE: Room = ['#ecd9cf', '#c0a79b', '#86685a'];
const LILAC: Room = ['#d7dbe8', '#9a9fb0', '#726a70'];

const BLACK_HAIR = '#1c1718';
const BROWN_HAIR = '#3a2720';
const FAIR_HAIR = '#a9763f';
const GREY_HAIR = '#6e6a68';

export const CLASS_PEOPLE: readonly ClassPerson[] = [
  {
    name: 'Aiko Mori',
    hrMaxBpm: 184,
    hardBpm: 154,
    audience: 'class',
    look: {
      skin: '#e9bd9b',
      hair: BLACK_HAIR,
      hasBun: true,
      top: '#6b2f45',
      bottom: '#24262d',
      room: OLIVE,
      moves: ['lunge', 'stand'],
      closeness: 1.2,
      place: 0.4,
    },
  },
  {
    name: 'Tomas Reis',
    hrMaxBpm: 184,
    hardBpm: 182,
    isNeverEasy: true,
    audience: 'class',
    look: {
      skin: '#a86f48',
      hair: BLACK_HAIR,
      hasBun: false,
      top: '#1f4a46',
      bottom: '#2d3440',
      room: LILAC,
      moves: ['jack', 'stand'],
      closeness: 1.1,
      place: 0.7,
    },
  },
  {
    name: 'Priya Nair',
    hrMaxBpm: 191,
    hardBpm: 163,
    audience: 'class',
    look: {
      skin: '#c98f65',
      hair: BLACK_HAIR,
      hasBun: true,
      top: '#33584b',
      bottom: '#1d2a2b',
      room: SLATE,
      moves: ['squat', 'jack'],
      closeness: 1.15,
      place: 0.5,
    },
  },
  {
    name: 'Jonas Weber',
    hrMaxBpm: 186,
    hardBpm: 158,
    audience: 'class',
    look: {
      skin: '#e9bd9b',
      hair: BROWN_HAIR,
      hasBun: false,
      top: '#27415c',
      bottom: '#24262d',
      room: SAND,
      moves: ['punch', 'stand'],
      closeness: 1.5,
      place: 0.55,
    },
  },
  {
    name: 'Leila Haddad',
    hrMaxBpm: 182,
    hardBpm: 154,
    audience: 'class',
    look: {
      skin: '#d6a27d',
      hair: FAIR_HAIR,
      hasBun: true,
      top: '#c7d0d8',
      bottom: '#2d3440',
      room: ROSE,
      moves: ['punch', 'lunge'],
      closeness: 1.25,
      place: 0.65,
    },
  },
  {
    name: 'Kofi Mensah',
    hrMaxBpm: 193,
    hardBpm: 166,
    audience: 'class',
    look: {
      skin: '#5f3c2a',
      hair: BLACK_HAIR,
      hasBun: false,
      top: '#d8cbb8',
      bottom: '#3a2d3c',
      room: BLUE,
      moves: ['knee', 'stand'],
      closeness: 1.1,
      place: 0.45,
    },
  },
  {
    name: 'Marta Kowal',
    hrMaxBpm: 178,
    hardBpm: 151,
    audience: 'class',
    look: {
      skin: '#f0cdb2',
      hair: BROWN_HAIR,
      hasBun: true,
      top: '#6b2f45',
      bottom: '#1d2a2b',
      room: SLATE,
      moves: ['knee', 'lunge'],
      closeness: 1.2,
      place: 0.6,
    },
  },
  { name: 'Oskar Vik', hrMaxBpm: 188, hardBpm: null, audience: 'class', look: null },
  {
    name: 'Wen Li',
    hrMaxBpm: 190,
    hardBpm: 169,
    audience: 'instructor',
    look: {
      skin: '#f0cdb2',
      hair: BLACK_HAIR,
      hasBun: true,
      top: '#4a3f6b',
      bottom: '#24262d',
      room: LILAC,
      moves: ['lunge', 'punch'],
      closeness: 1.15,
      place: 0.5,
    },
  },
  {
    name: 'Freya Holm',
    hrMaxBpm: 185,
    hardBpm: 131,
    audience: 'instructor',
    look: {
      skin: '#e9bd9b',
      hair: FAIR_HAIR,
      hasBun: true,
      top: '#b2583c',
      bottom: '#24262d',
      room: ROSE,
      moves: ['stand', 'jack'],
      closeness: 1.1,
      place: 0.5,
    },
  },
  {
    name: 'Samir Aziz',
    hrMaxBpm: 187,
    hardBpm: 160,
    audience: 'instructor',
    look: {
      skin: '#8d5a3c',
      hair: BLACK_HAIR,
      hasBun: false,
      top: '#d8cbb8',
      bottom: '#2d3440',
      room: SAND,
      moves: ['punch', 'squat'],
      closeness: 1.4,
      place: 0.4,
    },
  },
  {
    name: 'Hana Sato',
    hrMaxBpm: 189,
    hardBpm: 144,
    audience: 'instructor',
    look: {
      skin: '#5f3c2a',
      hair: BLACK_HAIR,
      hasBun: false,
      top: '#27415c',
      bottom: '#1d2a2b',
      room: OLIVE,
      moves: ['knee', 'jack'],
      closeness: 1.1,
      place: 0.55,
    },
  },
  {
    name: 'Chloe Martin',
    hrMaxBpm: 179,
    hardBpm: 150,
    audience: 'nobody',
    look: {
      skin: '#c98f65',
      hair: BROWN_HAIR,
      hasBun: true,
      top: '#1f4a46',
      bottom: '#3a2d3c',
      room: BLUE,
      moves: ['squat', 'stand'],
      closeness: 1.2,
      place: 0.45,
    },
  },
  {
    name: 'Nils Berg',
    hrMaxBpm: 171,
    hardBpm: 155,
    audience: 'instructor',
    look: {
      skin: '#e9bd9b',
      hair: GREY_HAIR,
      hasBun: false,
      top: '#4a5563',
      bottom: '#24262d',
      room: ROSE,
      moves: ['stand', 'squat'],
      closeness: 1.3,
      place: 0.5,
    },
  },
];

/** The clip of loadtest/pictures that shows somebody: their first name. */
export function clipNameOf(name: string): string {
  return (name.split(' ')[0] ?? name).toLowerCase();
}

/** Who leads the pictures' class. */
export const MARAS_LOOK: Look = {
  skin: '#d9a57f',
  hair: '#2b1d18',
  hasBun: true,
  top: '#e8e4dc',
  bottom: '#2b3a55',
  room: SLATE,
  moves: ['cue', 'lunge'],
  closeness: 1,
  place: 0.5,
};

/** Whose own screens the pictures are. */
export const INES_LOOK: Look = {
  skin: '#c98f65',
  hair: BLACK_HAIR,
  hasBun: true,
  top: '#27415c',
  bottom: '#24262d',
  room: SLATE,
  moves: ['stand', 'lunge'],
  closeness: 1,
  place: 0.5,
};

/** Who leads the class next door. */
export const SARAS_LOOK: Look = { ...INES_LOOK, skin: '#e9bd9b', hair: FAIR_HAIR, top: '#6b2f45', room: ROSE };
