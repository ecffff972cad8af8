import { Trans, useLingui } from '@lingui/react/macro';
import { Hand, MessageCircle, Mic, MicOff, PhoneOff, Settings2, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import type { LiveSession } from '../session/live-session.ts';
import { useKeyHint } from '../settings/use-key-hint.ts';
import type { PanelTab } from './SidePanel.tsx';

export type ControlsProps = {
  /** The panel that is on screen, if any. */
  openTab: PanelTab | null;
  onTab(tab: PanelTab): void;
  onSettings(): void;
  onLeave(): void;
};

/** Microphone, camera, hand, chat, settings, leave. The people are a tab beside the chat. */
export function Controls({ openTab, onTab, onSettings, onLeave }: ControlsProps) {
  const { t } = useLingui();
  const session = useLiveSession();
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const isCameraOn = useRoom((state) => state.media.camera.state === 'on');
  const isHandRaised = useRoom((state) => state.isHandRaised);
  const withKey = useKeyHint();
  return (
    <nav className="card controls" aria-label={t`Call controls`}>
      <ControlButton
        look={isMuted ? 'cb off' : 'cb'}
        isPressed={!isMuted}
        title={withKey(t`Microphone`, 'microphone')}
        testId="mute-button"
        onPress={() => toggleMicrophone(session)}
        icon={isMuted ? <MicOff size={22} /> : <Mic size={22} />}
      >
        {isMuted ? <Trans context="microphone">Muted</Trans> : <Trans context="microphone">Mute</Trans>}
      </ControlButton>
      <ControlButton
        look={isCameraOn ? 'cb' : 'cb off'}
        isPressed={isCameraOn}
        title={withKey(t`Camera`, 'camera')}
        testId="camera-button"
        onPress={() => toggleCamera(session)}
        icon={isCameraOn ? <Video size={22} /> : <VideoOff size={22} />}
      >
        <Trans>Camera</Trans>
      </ControlButton>
      <ControlButton
        look={isHandRaised ? 'cb raised' : 'cb'}
        isPressed={isHandRaised}
        title={withKey(t`Raise your hand`, 'hand')}
        testId="hand-button"
        onPress={() => toggleHand(session)}
        icon={<Hand size={22} />}
      >
        <Trans>Hand</Trans>
      </ControlButton>
      <ChatButton openTab={openTab} onTab={onTab} />
      <ControlButton
        look="cb"
        title={withKey(t`Settings and keys`, 'help')}
        testId="settings-button"
        onPress={onSettings}
        icon={<Settings2 size={22} />}
      >
        <Trans>Settings</Trans>
      </ControlButton>
      <ControlButton
        look="cb leave"
        title={withKey(t`Leave the class`, 'leave')}
        testId="leave-button"
        onPress={onLeave}
        icon={<PhoneOff size={22} />}
      >
        <Trans>Leave</Trans>
      </ControlButton>
    </nav>
  );
}

function ChatButton({ openTab, onTab }: Pick<ControlsProps, 'openTab' | 'onTab'>) {
  const { t } = useLingui();
  const unreadCount = useRoom((state) => state.unreadCount);
  return (
    <ControlButton
      look="cb"
      isPressed={openTab === 'chat'}
      title={t`Chat`}
      testId="chat-button"
      onPress={() => onTab('chat')}
      icon={
        <>
          <MessageCircle size={22} />
          {unreadCount > 0 && <i className="count">{unreadCount}</i>}
        </>
      }
    >
      <Trans>Chat</Trans>
    </ControlButton>
  );
}

function ControlButton({
  look,
  isPressed,
  title,
  testId,
  onPress,
  icon,
  children,
}: {
  look: string;
  /** Of a button that is on or off. */
  isPressed?: boolean;
  title: string;
  testId: string;
  onPress(): void;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={look}
      aria-pressed={isPressed}
      title={title}
      data-testid={testId}
      onClick={onPress}
    >
      <span>{icon}</span>
      <span className="cb-word">{children}</span>
    </button>
  );
}

/** Muting keeps the device; a microphone that is not there yet is asked for. */
export function toggleMicrophone(session: LiveSession): void {
  const { isMuted, media } = session.room.getState();
  if (media.microphone.state === 'on') session.setMuted(!isMuted);
  else {
    session.setMuted(false);
    session.turnOn('microphone');
  }
}

/** A second press while the browser still asks takes the question back. */
export function toggleCamera(session: LiveSession): void {
  const { state } = session.room.getState().media.camera;
  if (state === 'on' || state === 'asking') session.turnOff('camera');
  else session.turnOn('camera');
}

export function toggleHand(session: LiveSession): void {
  // A hand that did not go up is on the screen as a problem.
  session.raiseHand(!session.room.getState().isHandRaised).catch(() => undefined);
}
