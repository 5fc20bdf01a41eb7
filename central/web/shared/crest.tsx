/** The arms of the demo university: two waves and a lamp. */
export function Crest() {
  return (
    <svg className="crest" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="22.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path
        d="M24 8.5c3.4 4.3 5.2 7.4 5.2 10.2a5.2 5.2 0 0 1-10.4 0c0-2.8 1.8-5.9 5.2-10.2Z"
        fill="currentColor"
      />
      <path d="M16.5 26.5h15M24 24v2.5" stroke="currentColor" strokeWidth="1.75" />
      <path
        d="M7.5 32c4.1-3 7.8-3 11 0s6.9 3 11 0 7.8-3 11 0M10.5 38c3.4-2.4 6.4-2.4 9 0s5.7 2.4 9 0 6.4-2.4 9 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
    </svg>
  );
}
