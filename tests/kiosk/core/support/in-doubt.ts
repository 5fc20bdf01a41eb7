import { demoCard } from '@hallway/central/demo';
import type { Hall } from './kiosk.ts';

/** Prints a paper of two sheets of which nobody but a person can say whether it came out: the printer forgot it. */
export async function printInDoubt(hall: Hall, no: string): Promise<void> {
  const { handlers } = hall.core;
  await hall.screen('attract');
  await hall.reader.tap(demoCard(no));
  await hall.screen('home', ({ services }) => services.every(({ available }) => available));
  await handlers['service.open']({ service: 'certificates' });
  await handlers['document.choose']({ document: 'D01' });
  await handlers['request.set']({ purpose: 'visa', copies: 2 });
  await handlers['request.preview'](undefined);
  await hall.screen('preview', ({ ready }) => ready);
  hall.printer.loadPaper(1);
  await handlers['print.confirm'](undefined);
  await hall.screen('printing', ({ phase }) => phase === 'attention');
  await hall.printer.powerCycle();
  await hall.screen('ambiguous');
  hall.printer.loadPaper(250);
}
