import './entry.css';

interface Props {
  label: string;
  /** What is shown; for a password the dots, never the digits. */
  shown: string;
  /** What a screen reader hears instead of the dots. */
  spoken: string;
  active: boolean;
  placeholder: string;
}

/** A line one types on with the keypad below. */
export function EntryLine({ label, shown, spoken, active, placeholder }: Props) {
  return (
    <span className="entry" data-active={active ? '' : undefined}>
      <span className="entry-label">{label}</span>
      <span className="entry-value">
        <span aria-hidden="true">{shown}</span>
        <span className="visually-hidden">{spoken}</span>
        {active ? <i className="caret" /> : null}
        {shown === '' && !active ? <span className="entry-empty">{placeholder}</span> : null}
      </span>
    </span>
  );
}
