/** The telemetry hub: sensor values in, stored, and shown to those who may see them. Rules: core/protocol/SPEC.md. */
export { type Hub, type HubOptions, startHub } from './hub.ts';
export type { HubStats } from './stats.ts';
