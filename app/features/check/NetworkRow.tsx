import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { RotateCw } from 'lucide-react';
import type { MediaCheckProblem } from '../../lib/check/media-check.ts';
import { CheckRow, type CheckTone } from './CheckRow.tsx';
import type { CheckFacts } from './check-facts.ts';
import type { MediaVerdict } from './media-verdict.ts';
import { type MediaCheckState, useMediaCheck } from './use-media-check.ts';

const PROBLEM_TEXT: Record<MediaCheckProblem, MessageDescriptor> = {
  'no-webrtc': msg`This browser cannot do live video (WebRTC is missing or switched off). Use a current Chrome, Edge, Firefox or Safari.`,
  unreachable: msg`The server does not answer. Check your connection, then check again.`,
  'too-many': msg`Too many checks in a short time. Wait a minute, then check again.`,
  unavailable: msg`The server cannot check right now. Check again in a moment.`,
};

/** Does video reach the server from this browser, by UDP or by TCP? */
export function NetworkRow({ facts }: { facts: CheckFacts }) {
  const { t } = useLingui();
  const { check, again } = useMediaCheck();
  return (
    <CheckRow
      tone={toneOf(check)}
      title={t`Video between this browser and the server`}
      testId="check-network"
      action={
        <button type="button" className="btn" onClick={again} disabled={check.state === 'running'}>
          <RotateCw size={15} aria-hidden />
          <Trans>Check again</Trans>
        </button>
      }
    >
      {check.state === 'running' ? (
        <p>
          <Trans>Connecting to the server’s video ports, by UDP and by TCP.</Trans>
        </p>
      ) : null}
      {check.state === 'failed' ? <p>{t(PROBLEM_TEXT[check.problem])}</p> : null}
      {check.state === 'done' ? <VerdictText verdict={check.verdict} facts={facts} /> : null}
    </CheckRow>
  );
}

function toneOf(check: MediaCheckState): CheckTone {
  if (check.state === 'running') return 'running';
  if (check.state === 'failed') return check.problem === 'no-webrtc' ? 'bad' : 'warn';
  return ({ udp: 'ok', tcp: 'warn', partly: 'bad', none: 'bad' } as const)[check.verdict.kind];
}

function VerdictText({ verdict, facts }: { verdict: MediaVerdict; facts: CheckFacts }) {
  const address = facts.announcedAddresses.join(', ');
  switch (verdict.kind) {
    case 'udp': {
      const tcp = ports(verdict.tcpBlocked, 'tcp');
      return (
        <>
          <p>
            <b>
              <Trans>Video works from this browser, by UDP.</Trans>
            </b>{' '}
            <RoundTrip ms={verdict.roundTripMs} />
          </p>
          {verdict.tcpBlocked.length === 0 ? null : (
            <p>
              <Trans>
                TCP is blocked, so networks that do not let UDP through have no way round: open {tcp} for them.
              </Trans>
            </p>
          )}
        </>
      );
    }
    case 'tcp': {
      const udp = ports(verdict.udpBlocked, 'udp');
      return (
        <>
          <p>
            <b>
              <Trans>UDP does not reach this server at {udp}. TCP does: video works, with more delay.</Trans>
            </b>{' '}
            <RoundTrip ms={verdict.roundTripMs} />
          </p>
          <p>
            <Trans>
              Open {udp} on {address}, in the firewall of the server and in the router before it. If it is open there,
              the network that this browser is in blocks UDP.
            </Trans>
          </p>
        </>
      );
    }
    case 'partly': {
      const blocked = ports(verdict.blocked, 'both');
      return (
        <>
          <p>
            <b>
              <Trans>Some classes would have video here, others would not: {blocked} cannot be reached.</Trans>
            </b>
          </p>
          <p>
            <Trans>
              The server spreads classes over its video ports. Open {blocked} on {address} too.
            </Trans>
          </p>
        </>
      );
    }
    case 'none': {
      const all = ports(verdict.ports, 'both');
      return (
        <>
          <p>
            <b>
              <Trans>No video from this browser: neither UDP nor TCP reaches the server’s video ports.</Trans>
            </b>
          </p>
          <p>
            <Trans>
              These ports must be open on {address}: {all}.
            </Trans>
          </p>
          <AddressAdvice facts={facts} />
        </>
      );
    }
    default:
      return null;
  }
}

/** The usual reason: browsers are sent to an address that is good elsewhere only. */
function AddressAdvice({ facts }: { facts: CheckFacts }) {
  const address = facts.announcedAddresses.join(', ');
  switch (facts.announcedReach) {
    case 'this-machine':
      return (
        <p>
          <Trans>
            The server tells browsers to send video to {address}. That address means each device itself, so it works in
            a browser on the server only. Whoever runs the server sets <code>ANNOUNCED_ADDRESS</code> to the address
            that others reach it at.
          </Trans>
        </p>
      );
    case 'this-network':
      return (
        <p>
          <Trans>
            The server tells browsers to send video to {address}. That is a private address, good only for devices in
            the server’s own network. Where people join from elsewhere, whoever runs the server sets{' '}
            <code>ANNOUNCED_ADDRESS</code> to its public address.
          </Trans>
        </p>
      );
    case 'unknown':
    case 'anywhere':
      return (
        <p>
          <Trans>
            The server tells browsers to send video to {address}. If that is not where it is, whoever runs the server
            sets <code>ANNOUNCED_ADDRESS</code>.
          </Trans>
        </p>
      );
    default:
      return null;
  }
}

function RoundTrip({ ms }: { ms: number | null }) {
  if (ms === null) return null;
  return ms < 1 ? (
    <Trans>The way there and back takes less than 1 ms.</Trans>
  ) : (
    <Trans>The way there and back takes {ms} ms.</Trans>
  );
}

/** As firewalls write it: `44444/udp`. */
function ports(numbers: readonly number[], protocol: 'udp' | 'tcp' | 'both'): string {
  const each = (port: number) => (protocol === 'both' ? `${port}/udp, ${port}/tcp` : `${port}/${protocol}`);
  return numbers.map(each).join(', ');
}
