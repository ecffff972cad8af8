// The default export only: named imports compile and fail at run time (ADR 006).
import uWS from 'uWebSockets.js';
import { AppError } from '#core/errors.ts';
import { BEHIND_BYTES, type HubSocket } from './socket.ts';

/** What becomes of the messages of one socket. */
export type SocketHandler = {
  /** `bytes` are valid until it returns. */
  receive(bytes: Uint8Array, isBinary: boolean): void;
  closed(): void;
};

export type Listener = {
  port: number;
  /** New connections are refused from now on. */
  stopListening(): void;
  /** Waits a moment for closing handshakes, then cuts what is left. */
  close(): Promise<void>;
};

/** uWebSockets.js cuts connections over this without a word; 16 KiB to 64 KiB are read and closed with 4413 [TF6]. */
const MESSAGE_MAX_BYTES = 64 * 1024;
/** [CL1] uWebSockets.js pings after 16 s of silence and cuts 8 s later. */
const IDLE_TIMEOUT_S = 24;
/** How long closing handshakes may take when the hub stops, ms. */
const CLOSE_GRACE_MS = 1000;

/** uWebSockets.js takes host and option together; its type definition has no overload for that. */
type ExclusiveListener = {
  listen(host: string, port: number, option: number, listening: (socket: uWS.us_listen_socket | false) => void): void;
};
/** LIBUS_LISTEN_EXCLUSIVE_PORT. */
const EXCLUSIVE_PORT = 1;

type UserData = { open: OpenSocket | null };
type OpenSocket = { isOpen: boolean; handler: SocketHandler };

/** WebSocket server on uWebSockets.js. The only file that knows it. */
export async function listen(options: {
  port: number;
  host: string;
  isAllowedOrigin(origin: string | undefined): boolean;
  onForeignOrigin(): void;
  open(socket: HubSocket): SocketHandler;
}): Promise<Listener> {
  let openCount = 0;
  const lastOneClosed = Promise.withResolvers<void>();
  let isListening = true;
  const app = uWS.App();

  app.ws<UserData>('/*', {
    compression: uWS.DISABLED,
    maxPayloadLength: MESSAGE_MAX_BYTES,
    // The ticker stops at BEHIND_BYTES; what is small and rare (STORED, TIME) may pass it a little.
    maxBackpressure: 2 * BEHIND_BYTES,
    idleTimeout: IDLE_TIMEOUT_S,
    sendPingsAutomatically: true,

    upgrade(response, request, context) {
      // [OR1] An absent header reads as ''.
      if (!options.isAllowedOrigin(request.getHeader('origin') || undefined)) {
        options.onForeignOrigin();
        response.writeStatus('403 Forbidden').end('foreign origin', true);
        return;
      }
      response.upgrade<UserData>(
        { open: null },
        request.getHeader('sec-websocket-key'),
        request.getHeader('sec-websocket-protocol'),
        request.getHeader('sec-websocket-extensions'),
        context,
      );
    },

    open(ws) {
      openCount++;
      const state: OpenSocket = {
        isOpen: true,
        handler: options.open({
          // 0 is "buffered", 1 "sent", 2 "dropped".
          send: (frame) => state.isOpen && ws.send(frame, true) !== 2,
          bufferedBytes: () => (state.isOpen ? ws.getBufferedAmount() : 0),
          close(code) {
            if (state.isOpen) ws.end(code);
          },
        }),
      };
      ws.getUserData().open = state;
    },
    message(ws, message, isBinary) {
      ws.getUserData().open?.handler.receive(new Uint8Array(message), isBinary);
    },
    close(ws) {
      openCount--;
      if (openCount === 0 && !isListening) lastOneClosed.resolve();
      const state = ws.getUserData().open;
      if (!state) return;
      state.isOpen = false;
      state.handler.closed();
    },
  });
  app.any('/*', (response) => {
    response.writeStatus('426 Upgrade Required').end('this port speaks WebSocket');
  });

  const listenSocket = await new Promise<uWS.us_listen_socket>((resolve, reject) => {
    // Without this option a second hub would share the port in silence, and each would get half of the connections.
    (app as unknown as ExclusiveListener).listen(options.host, options.port, EXCLUSIVE_PORT, (socket) => {
      if (socket) resolve(socket);
      else reject(new AppError('unavailable', cannotListen(options)));
    });
  });
  const port = uWS.us_socket_local_port(listenSocket);

  function stopListening(): void {
    if (isListening) uWS.us_listen_socket_close(listenSocket);
    isListening = false;
  }

  return {
    port,
    stopListening,
    async close() {
      stopListening();
      const timer = setTimeout(lastOneClosed.resolve, openCount > 0 ? CLOSE_GRACE_MS : 0);
      await lastOneClosed.promise;
      clearTimeout(timer);
      app.close();
    },
  };
}

/** uWebSockets.js does not say why. */
function cannotListen({ host, port }: { host: string; port: number }): string {
  return (
    `HUB_PORT ${port} cannot be opened on ${host}: another program uses it, or this one may not. ` +
    'Set HUB_PORT to a free port.'
  );
}
