import type { IppPrinter, JobRef, JobTicket } from '@hallway/device-drivers';
import { pdfOfPages } from '../../support/pdf.ts';

const ticket: JobTicket = {
  name: 'contract',
  user: 'kiosk-1',
  copies: 1,
  sides: 'one-sided',
  media: 'iso_a4_210x297mm',
  pages: 1,
  format: 'application/pdf',
};

/** Makes a job of one page and sends it. Resolves when the printer has it. */
export async function printPage(printer: IppPrinter): Promise<JobRef> {
  const ref = await printer.createJob(ticket);
  await printer.sendDocument(ref, pdfOfPages(1));
  return ref;
}
