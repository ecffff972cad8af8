/** The shape of a summary, while it is being computed. */
export function SummarySkeleton() {
  return (
    <>
      <p className="sr" role="status">
        Computing your summary
      </p>
      <div className="skeleton" style={{ height: 58, width: '70%', marginBottom: 26 }} />
      <div className="numbers" aria-hidden>
        {[1, 2, 3, 4].map((each) => (
          <div key={each}>
            <div className="skeleton" style={{ height: 14, width: 60, marginBottom: 12 }} />
            <div className="skeleton" style={{ height: 38, width: 110 }} />
          </div>
        ))}
      </div>
      <div className="panel skeleton" style={{ height: 340, marginBottom: 16 }} />
      <div className="columns" aria-hidden>
        <div className="panel skeleton" style={{ height: 230 }} />
        <div className="panel skeleton" style={{ height: 230 }} />
      </div>
    </>
  );
}
