import { createHmac } from 'node:crypto';
import type { Secret } from '#platform/secret.ts';
import { DEMO_EMAIL_DOMAIN } from '#store/demo-data.ts';

/** Somebody whom the demo makes. */
export type DemoPerson = { name: string; email: string; seed: number };

const person = (name: string, local: string, seed: number): DemoPerson => ({
  name,
  email: `${local}@${DEMO_EMAIL_DOMAIN}`,
  seed,
});

/** The account of whoever leads the demo's class: a real person's, owner of the studio. */
export const DEMO_LEAD = person('Demo coach', 'lead', 100);

/** Leads while nobody else does. */
export const SIMULATED_INSTRUCTOR = person('Mara Lindqvist', 'mara', 101);

/** Names of many places; none is that of somebody we know. */
export const SIMULATED_PARTICIPANTS: readonly DemoPerson[] = [
  'Aiko Mori',
  'Tomás Rey',
  'Amara Eze',
  'Oskar Brandt',
  'Priya Nair',
  'Luca Ferri',
  'Hanna Virta',
  'Minjun Seo',
  'Chloé Martin',
  'Diego Paz',
  'Noor Rahimi',
  'Jonas Weber',
].map((name, index) => person(name, `participant-${index + 1}`, index + 1));

/** Signs in the demo's own accounts. Made from the installation's secret, so nobody can guess or has to keep it. */
export function demoPassword(secret: Secret, email: string): string {
  return createHmac('sha256', secret.reveal()).update(`demo account ${email}`).digest('base64url');
}
