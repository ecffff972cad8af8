const LINK = /(https?:\/\/[^\s<>"]+)/;

/** Plain text whose http addresses can be clicked. */
export function LinkedText({ text, className }: { text: string; className?: string }) {
  return (
    <p className={className}>
      {text.split(LINK).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name and never move.
          <a key={index} className="link" href={part}>
            {part}
          </a>
        ),
      )}
    </p>
  );
}
