/** Pages of PDFs as pictures, by PDFium: what is shown is the very document. */
export {
  loadPdfium,
  type Annotation,
  type AnnotationKind,
  type PdfPage,
  type Pdfium,
} from './pdfium.ts';
export { encodePng } from './png.ts';
export { grown, merged, type Rect } from './rect.ts';
