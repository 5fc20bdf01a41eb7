/** The round red seal every paper will carry; only its shape, the wording belongs to the paper itself. */
export function Seal() {
  return (
    <svg className="seal" viewBox="0 0 60 60" aria-hidden="true">
      <circle cx="30" cy="30" r="27" />
      <circle cx="30" cy="30" r="23.5" strokeWidth="1" />
      <path d="m30 17 3.1 9.3h9.7l-7.9 5.7 3 9.3-7.9-5.8-7.9 5.8 3-9.3-7.9-5.7h9.7z" />
    </svg>
  );
}
