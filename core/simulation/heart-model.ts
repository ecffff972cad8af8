/** A heart as the model knows it. */
export type HeartParameters = {
  hrRestBpm: number;
  hrMaxBpm: number;
  /** Time constant of the first-order response, up and down, seconds. */
  responseTimeConstantS: number;
  /** How far the heart rate drifts up in the end, however long the load lasts, bpm. */
  driftMaxBpm: number;
  /** Time constant with which the drift comes, and goes when the load is gone, seconds. */
  driftTimeConstantS: number;
};

/** A heart that is told how hard its owner works, and says how fast it beats. */
export type Heart = {
  /**
   * Lets time pass at one intensity and returns the heart rate at the end of it, in bpm with fractions.
   * @param step.intensity share of the heart-rate reserve that the work asks for in the end, 0…1
   */
  advance(step: { seconds: number; intensity: number }): number;
  heartRateBpm(): number;
};

/**
 * Response of the heart rate to work: two linear states above rest.
 *
 *   τ₁ ẋ₁ = (HRmax − HRrest) · u − x₁        the first-order response
 *   τ₂ ẋ₂ = D · φ(x₁) − x₂                   the slow rest of it: drift, and the tail of a recovery
 *   HR = min(HRmax, HRrest + x₁ + x₂)
 *
 * - The first-order response and its time constant: Hunt KJ, Fankhauser SE, Saengsuwan J (2015). Identification of heart
 *   rate dynamics during moderate-to-vigorous treadmill exercise. BioMed Eng OnLine 14:117. 24 men on a treadmill:
 *   τ = 57.6 ± 23.6 s, with no significant difference between upward and downward steps (57.5 and 54.4 s).
 * - A slow state that is fed by the fast one above a threshold, through a sigmoid, and decays by itself: the structure
 *   of Cheng TM, Savkin AV, Celler BG, Su SW, Wang L (2008). Nonlinear modeling and control of human heart rate response
 *   during exercise with various work load intensities. IEEE Trans Biomed Eng 55(11):2495–2508, eq. 1. Theirs feeds back
 *   into the fast state and makes recovery slower than onset; ours adds to it, which does the same and keeps the
 *   solution exact.
 * - Its size: the heart rate goes on rising after about ten minutes of constant work, by up to about 10 bpm (Coyle EF,
 *   González-Alonso J (2001). Cardiovascular drift during prolonged exercise: new perspectives. Exerc Sport Sci Rev
 *   29:88–92), at all intensities and more at high ones (Teso M, Colosio AL, Pogliaghi S (2022). Med Sci Sports Exerc
 *   54:655–664).
 * - u as a share of the reserve: that of the heart rate equals that of oxygen uptake (Swain DP, Leutholtz BC (1997).
 *   Heart rate reserve is equivalent to %VO2 reserve, not to %VO2max. Med Sci Sports Exerc 29:410–414).
 *
 * Which of several responses to use when is reviewed in Ludwig M et al. (2018), Front Physiol 9:778.
 */
export function createHeart(parameters: HeartParameters): Heart {
  const { hrRestBpm, hrMaxBpm, responseTimeConstantS, driftMaxBpm, driftTimeConstantS } = parameters;
  const reserveBpm = hrMaxBpm - hrRestBpm;
  let fastBpm = 0;
  let slowBpm = 0;

  const heartRateBpm = () => Math.min(hrMaxBpm, hrRestBpm + fastBpm + slowBpm);

  return {
    heartRateBpm,
    advance({ seconds, intensity }) {
      const u = Math.min(1, Math.max(0, intensity));
      // Exact for a constant intensity; the slow state sees the fast one as it was, which steps of seconds allow.
      const gate = driftGate(fastBpm / reserveBpm);
      slowBpm = towards(driftMaxBpm * gate, slowBpm, seconds / driftTimeConstantS);
      fastBpm = towards(reserveBpm * u, fastBpm, seconds / responseTimeConstantS);
      return heartRateBpm();
    },
  };
}

/** Where a first-order state is after `timeConstants` on its way from `from` to `target`. */
function towards(target: number, from: number, timeConstants: number): number {
  return target + (from - target) * Math.exp(-timeConstants);
}

/** Half open at this share of the reserve: light work drifts little, hard work fully. */
const GATE_CENTRE = 0.5;
const GATE_WIDTH = 0.1;

function driftGate(shareOfReserve: number): number {
  return 1 / (1 + Math.exp(-(shareOfReserve - GATE_CENTRE) / GATE_WIDTH));
}
