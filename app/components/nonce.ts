import { createContext } from 'react';

/** Nonce of the page's scripts. Known on the server only: browsers show it to scripts as an empty attribute. */
export const NonceContext = createContext('');
