/** Postgres's numbers for element types: `SELECT oid FROM pg_type`. */
const OID = { bool: 16, bytea: 17, int4: 23, text: 25 } as const;

const HEADER_BYTES = 20;

/**
 * One-dimensional arrays in Postgres's binary form (`array_recv` in its arrayfuncs.c): nothing is escaped and nothing is parsed, which
 * matters for texts of many kilobytes full of quotes. `pg` sends a Buffer as a binary parameter.
 */
function array(oid: number, elements: readonly (Buffer | null)[]): Buffer {
  let size = HEADER_BYTES;
  let hasNull = 0;
  for (const element of elements) {
    size += 4;
    if (element === null) hasNull = 1;
    else size += element.length;
  }
  const bytes = Buffer.allocUnsafe(size);
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(hasNull, 4);
  bytes.writeInt32BE(oid, 8);
  bytes.writeInt32BE(elements.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  for (const element of elements) {
    at = bytes.writeInt32BE(element?.length ?? -1, at);
    if (element !== null) at += element.copy(bytes, at);
  }
  return bytes;
}

const absent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** For a parameter of type `text[]`; a Buffer is UTF-8 already. */
export const textArray = (values: readonly (string | Buffer | null | undefined)[]): Buffer =>
  array(
    OID.text,
    values.map((value) =>
      absent(value) ? null : typeof value === 'string' ? Buffer.from(value, 'utf8') : value,
    ),
  );

/** For a parameter of type `bytea[]`. */
export const byteaArray = (values: readonly (Buffer | null | undefined)[]): Buffer =>
  array(
    OID.bytea,
    values.map((value) => value ?? null),
  );

/** For a parameter of type `int4[]`. */
export const intArray = (values: readonly (number | null | undefined)[]): Buffer =>
  array(
    OID.int4,
    values.map((value) => {
      if (absent(value)) return null;
      const bytes = Buffer.allocUnsafe(4);
      bytes.writeInt32BE(value);
      return bytes;
    }),
  );

const TRUE = Buffer.from([1]);
const FALSE = Buffer.from([0]);

/** For a parameter of type `bool[]`. */
export const boolArray = (values: readonly boolean[]): Buffer =>
  array(
    OID.bool,
    values.map((value) => (value ? TRUE : FALSE)),
  );
