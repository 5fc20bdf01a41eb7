/** The shape of templates. */
export {
  colours,
  occurrences,
  type ColourName,
  type Occurrence,
  type TemplateText,
} from './base.ts';
export type { DataField, DataFields, RowsField, ScalarField } from './data.ts';
export type { ElementOf, TemplateElement } from './elements.ts';
export type { TemplateHead } from './head.ts';
export type { SheetTemplate } from './sheet.ts';
export type { SlipElement } from './slip-lines.ts';
export type { SlipTemplate } from './slip.ts';
export { templateSchema, type Template } from './template.ts';
