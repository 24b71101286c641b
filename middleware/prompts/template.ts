/** A text with variables, taken apart once: what stands at even places stays, what stands at odd ones names a variable. */
export type Template = readonly string[];

/** `{{name}}`, where names are as Bedrock allows them; white space inside the braces means nothing. All else stays as it is. */
const VARIABLE = /\{\{\s*((?:[0-9a-zA-Z][_-]?)+)\s*\}\}/;

export const readTemplate = (text: string): Template => text.split(VARIABLE);

/** Each variable as often as it is used. */
export const namesIn = (template: Template): readonly string[] =>
  template.filter((_, place) => place % 2 === 1);

/** Puts the values in, all at once: braces inside a value are only text. */
export function fillTemplate(template: Template, valueOf: (name: string) => string): string {
  let text = '';
  for (const [place, part] of template.entries()) text += place % 2 === 0 ? part : valueOf(part);
  return text;
}
