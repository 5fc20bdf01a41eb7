import './page.css';

/** A slip from the roll, any document: name of the house, title, lines in pairs, code, serrated where it was cut. */
export function SlipPage() {
  return (
    <svg className="page" viewBox="0 0 160 297" aria-hidden="true">
      <path d={`M8 0v284l8 7 ${'8-7 8 7 '.repeat(8)}8-7V0z`} className="page-slip" />
      <path d="M56 22h48" className="page-line" />
      <path d="M48 42h64" className="page-title" />
      <path d="M22 60h116" className="page-rule" />
      <path d="M22 76h30M22 90h22M22 104h34M104 76h34M92 90h46M112 104h26" className="page-line" />
      <path d="M22 118h116" className="page-rule" />
      <path d="M22 134h26M22 148h30M98 134h40M108 148h30" className="page-line" />
      <path
        d="M52 168h18v18H52zM90 168h18v18H90zM52 206h18v18H52zM80 170v8M80 186v14M86 202h10M108 196v10M90 218v8M98 222h10M104 212h5"
        className="page-code"
      />
      <path d="M58 174h6v6h-6zM96 174h6v6h-6zM58 212h6v6h-6z" className="page-dot" />
      <path d="M50 242h60" className="page-line" />
      <path d="M22 256h116" className="page-rule" />
      <path d="M22 268h28M94 268h44" className="page-line page-fine" />
    </svg>
  );
}

/** The place of a slip of which nobody knows whether it is there. */
export function SlipOutline() {
  return (
    <svg className="page" viewBox="0 0 160 297" aria-hidden="true">
      <path d="M12 0v281h136V0" className="page-outline" />
      <path d="M57 122c0-32 50-32 50 0 0 22-25 22-25 46m0 22v.1" className="page-question" />
    </svg>
  );
}
