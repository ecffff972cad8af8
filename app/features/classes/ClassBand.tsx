const LIGHTS = [
  { x: 124, y: 30, height: 96, isWarm: false },
  { x: 204, y: 12, height: 122, isWarm: true },
  { x: 492, y: 20, height: 108, isWarm: false },
  { x: 574, y: 36, height: 88, isWarm: true },
] as const;

/** An empty studio, lit and waiting: stands in for a picture of the class, and says nothing about it. */
export function ClassBand() {
  return (
    <svg className="class-band" viewBox="0 0 720 200" preserveAspectRatio="xMidYMax slice" aria-hidden>
      <rect className="wall" width="720" height="146" />
      <rect className="floor" y="146" width="720" height="54" />
      {LIGHTS.map(({ x, y, height, isWarm }) => (
        <g key={x} className={isWarm ? 'light warm' : 'light'}>
          <rect className="glow" x={x - 8} y={y - 8} width="26" height={height + 16} rx="13" />
          <rect x={x} y={y} width="10" height={height} rx="5" />
        </g>
      ))}
      <path className="mat" d="M262 178l22-24h152l22 24z" />
      <path className="edge" d="M258 182h204" />
    </svg>
  );
}
