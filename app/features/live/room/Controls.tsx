import { MessageCircle, Mic, MicOff, PhoneOff, Users, Video, VideoOff } from 'lucide-react';
import { useLiveSession, useRoom } from '../live-session-context.tsx';
import type { PanelTab } from './SidePanel.tsx';

export type ControlsProps = {
  /** The panel that is on screen, if any. */
  openTab: PanelTab | null;
  onTab(tab: PanelTab): void;
  onLeave(): void;
};

/** Mute, camera, chat, people, leave. */
export function Controls({ openTab, onTab, onLeave }: ControlsProps) {
  const session = useLiveSession();
  const isMuted = useRoom((state) => state.isMuted || state.media.microphone.state !== 'on');
  const isCameraOn = useRoom((state) => state.media.camera.state === 'on');
  const unreadCount = useRoom((state) => state.unreadCount);
  return (
    <nav className="card controls" aria-label="Call controls">
      <button
        type="button"
        className={isMuted ? 'cb off' : 'cb'}
        aria-pressed={!isMuted}
        title="Microphone (M)"
        data-testid="mute-button"
        onClick={() => toggleMicrophone(session)}
      >
        <span>{isMuted ? <MicOff size={22} /> : <Mic size={22} />}</span>
        {isMuted ? 'Muted' : 'Mute'}
      </button>
      <button
        type="button"
        className={isCameraOn ? 'cb' : 'cb off'}
        aria-pressed={isCameraOn}
        title="Camera (V)"
        data-testid="camera-button"
        onClick={() => toggleCamera(session)}
      >
        <span>{isCameraOn ? <Video size={22} /> : <VideoOff size={22} />}</span>
        Camera
      </button>
      <button
        type="button"
        className="cb"
        aria-pressed={openTab === 'chat'}
        data-testid="chat-button"
        onClick={() => onTab('chat')}
      >
        <span>
          <MessageCircle size={22} />
          {unreadCount > 0 && <i className="count">{unreadCount}</i>}
        </span>
        Chat
      </button>
      <button
        type="button"
        className="cb"
        aria-pressed={openTab === 'people'}
        data-testid="people-button"
        onClick={() => onTab('people')}
      >
        <span>
          <Users size={22} />
        </span>
        People
      </button>
      <button type="button" className="cb leave" title="Leave (Esc)" data-testid="leave-button" onClick={onLeave}>
        <span>
          <PhoneOff size={22} />
        </span>
        Leave
      </button>
    </nav>
  );
}

/** Muting keeps the device; a microphone that is not there yet is asked for. */
export function toggleMicrophone(session: ReturnType<typeof useLiveSession>): void {
  const { isMuted, media } = session.room.getState();
  if (media.microphone.state === 'on') session.setMuted(!isMuted);
  else {
    session.setMuted(false);
    session.turnOn('microphone');
  }
}

/** A second press while the browser still asks takes the question back. */
export function toggleCamera(session: ReturnType<typeof useLiveSession>): void {
  const { state } = session.room.getState().media.camera;
  if (state === 'on' || state === 'asking') session.turnOff('camera');
  else session.turnOn('camera');
}
