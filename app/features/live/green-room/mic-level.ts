/** Measures how loud a microphone is: calls back about 20 times a second with 0…1, until the result is called. */
export function measureMicLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    onLevel(levelOfLoudness(meanSquare));
  }, 50);
  // A context made before the first click sleeps until there is one.
  const wake = () => void context.resume().catch(() => undefined);
  window.addEventListener('pointerdown', wake);
  return () => {
    clearInterval(timer);
    window.removeEventListener('pointerdown', wake);
    void context.close();
  };
}

/** -60 dBFS (a quiet room) is 0, -10 dBFS (shouting) is 1. */
export function levelOfLoudness(meanSquare: number): number {
  const dbfs = 10 * Math.log10(meanSquare + 1e-12);
  return Math.min(1, Math.max(0, (dbfs + 60) / 50));
}
