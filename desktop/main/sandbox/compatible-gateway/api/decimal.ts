/** A number as Python prints it: `0.0`. */
export const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
