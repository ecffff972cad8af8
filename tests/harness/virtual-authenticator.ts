import type { Page } from '@playwright/test';

/** A fingerprint reader of Chromium's own (WebAuthn §11): real ceremonies, with nobody at the machine. */
export type Authenticator = {
  credentials(): Promise<{ isResidentCredential: boolean; rpId?: string }[]>;
  /** While `act` runs there is a finger on it, and every ceremony goes on by itself. Otherwise they wait. */
  withFinger(act: () => Promise<void>): Promise<void>;
  /** While `act` runs the finger is a wrong one: no ceremony comes to an end that browsers would call successful. */
  withWrongFinger(act: () => Promise<void>): Promise<void>;
};

export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
    },
  });
  const setPresence = (enabled: boolean) =>
    devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  const setVerified = (isUserVerified: boolean) =>
    devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });

  async function withFinger(act: () => Promise<void>): Promise<void> {
    await setPresence(true);
    await act();
    await setPresence(false);
  }

  return {
    withFinger,
    async credentials() {
      const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.map(({ isResidentCredential, rpId }) => ({
        isResidentCredential,
        ...(rpId === undefined ? {} : { rpId }),
      }));
    },
    async withWrongFinger(act) {
      await setVerified(false);
      await withFinger(act);
      await setVerified(true);
    },
  };
}
