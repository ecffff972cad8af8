import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ParticipantId } from '#core/ids.ts';
import type { ClassRecorder, ConsoleState } from './class-recorder.ts';

export type ConsoleTools = {
  recorder: ClassRecorder;
  spotlight: ParticipantId | null;
  onSpotlight(participantId: ParticipantId | null): void;
  onNudge(participantId: ParticipantId): void;
};

export const ConsoleContext = createContext<ConsoleTools | null>(null);

export function useConsole(): ConsoleTools {
  const tools = use(ConsoleContext);
  if (tools === null) throw new Error('only inside the console');
  return tools;
}

export function useConsoleState<Selected>(select: (state: ConsoleState) => Selected): Selected {
  return useStore(useConsole().recorder.state, select);
}
