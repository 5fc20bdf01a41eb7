interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number within bounds; what lies outside is not taken. */
export function NumberField({ label, value, min, max, onChange }: Props) {
  return (
    <input
      type="number"
      className="input small number"
      aria-label={label}
      min={min}
      max={max}
      value={value}
      onChange={(event) => {
        const next = event.target.valueAsNumber;
        if (Number.isInteger(next) && next >= min && next <= max) onChange(next);
      }}
    />
  );
}
