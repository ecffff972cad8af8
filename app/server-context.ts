import { createContext } from 'react-router';
import type { Services } from './server/services.ts';

/** What loaders and actions work with; set for each request by `createApp`. */
export const servicesContext = createContext<Services>();

/** Nonce of this response's Content-Security-Policy. */
export const nonceContext = createContext<string>();
