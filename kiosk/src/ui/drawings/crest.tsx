/** The university's mark: a lamp over two waves. */
export function Crest() {
  return (
    <svg className="crest" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="22.5" className="crest-ring" />
      <path
        d="M24 8.5c3.6 3.6 5 6.4 5 9a5 5 0 0 1-10 0c0-2.6 1.4-5.4 5-9Z"
        className="crest-lamp"
      />
      <path d="M8 29c4-3.4 8-3.4 12 0s8 3.4 12 0 6-2.6 8-1" className="crest-wave" />
      <path d="M11 36c3.4-2.8 6.6-2.8 10 0s6.6 2.8 10 0 4.5-2 6-.9" className="crest-wave" />
    </svg>
  );
}
