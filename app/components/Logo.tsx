/** Pulseroom's mark. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg className="logo" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="9" fill="currentColor" />
      <path
        d="M5 17.5h5l2.6-7 4.6 13 3-9 1.4 3H27"
        fill="none"
        style={{ stroke: 'var(--bg)' }}
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
