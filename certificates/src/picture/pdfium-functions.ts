import type { PDFiumModule } from '@hyzyla/pdfium';

/** Exported by the WebAssembly build but not declared, or not as a plain function (fpdf_annot.h, fpdf_text.h). */
interface Undeclared {
  _FPDF_CloseDocument: (document: number) => void;
  /** Makes annotations part of the page's content, in memory (fpdf_flatten.h); 0 is for the screen. */
  _FPDFPage_Flatten: (page: number, usage: number) => number;
  _FPDFPage_GetAnnotCount: (page: number) => number;
  _FPDFPage_GetAnnot: (page: number, index: number) => number;
  _FPDFPage_CloseAnnot: (annotation: number) => void;
  _FPDFAnnot_GetSubtype: (annotation: number) => number;
  /** Writes an FS_RECTF: left, top, right, bottom as 32-bit floats. */
  _FPDFAnnot_GetRect: (annotation: number, rect: number) => number;
  _FPDFText_FindStart: (textPage: number, utf16: number, flags: number, start: number) => number;
  _FPDFText_FindNext: (search: number) => number;
  _FPDFText_FindClose: (search: number) => void;
  _FPDFText_GetSchResultIndex: (search: number) => number;
  _FPDFText_GetSchCount: (search: number) => number;
  _FPDFText_CountRects: (textPage: number, start: number, count: number) => number;
  /** Writes four 64-bit floats. */
  _FPDFText_GetRect: (
    textPage: number,
    index: number,
    left: number,
    top: number,
    right: number,
    bottom: number,
  ) => number;
}

type Declared = Awaited<ReturnType<typeof PDFiumModule>>;
type Exported = Omit<Declared, '_FPDF_CloseDocument'> & Undeclared;

export type Functions = ReturnType<typeof named>;

/** The functions of PDFium's C interface that a preview needs, under names of our own. */
export function functionsOf(module: Declared): Functions {
  return named(module as Exported);
}

function named({
  _FPDF_InitLibraryWithConfig: initLibrary,
  _FPDF_LoadMemDocument: loadDocument,
  _FPDF_LoadPage: loadPage,
  _FPDF_ClosePage: closePage,
  _FPDF_CloseDocument: closeDocument,
  _FPDFBitmap_CreateEx: createBitmap,
  _FPDFBitmap_FillRect: fillRect,
  _FPDFBitmap_Destroy: destroyBitmap,
  _FPDF_GetPageWidth: pageWidth,
  _FPDF_GetPageHeight: pageHeight,
  _FPDF_RenderPageBitmap: renderPage,
  _FPDFPage_Flatten: flatten,
  _FPDFPage_GetAnnotCount: annotationCount,
  _FPDFPage_GetAnnot: openAnnotation,
  _FPDFPage_CloseAnnot: closeAnnotation,
  _FPDFAnnot_GetSubtype: annotationSubtype,
  _FPDFAnnot_GetRect: annotationRect,
  _FPDFText_LoadPage: loadText,
  _FPDFText_ClosePage: closeText,
  _FPDFText_FindStart: findStart,
  _FPDFText_FindNext: findNext,
  _FPDFText_FindClose: findClose,
  _FPDFText_GetSchResultIndex: foundIndex,
  _FPDFText_GetSchCount: foundCount,
  _FPDFText_CountRects: countRects,
  _FPDFText_GetRect: textRect,
}: Exported) {
  return {
    initLibrary,
    loadDocument,
    loadPage,
    closePage,
    closeDocument,
    createBitmap,
    fillRect,
    destroyBitmap,
    pageWidth,
    pageHeight,
    renderPage,
    flatten,
    annotationCount,
    openAnnotation,
    closeAnnotation,
    annotationSubtype,
    annotationRect,
    loadText,
    closeText,
    findStart,
    findNext,
    findClose,
    foundIndex,
    foundCount,
    countRects,
    textRect,
  };
}
