import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { FleetKiosk, PairingCode } from '../contract/fleet.ts';
import { RequestError, send } from '../shared/http.ts';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { clockTime } from '../shared/time.ts';
import { Confirm } from './confirm.tsx';
import { texts } from './texts.ts';

type Open = { what: 'code'; code: PairingCode } | { what: 'revoke' } | null;

/** Bringing a machine in and cutting it off. */
export function MachineActions({ kiosk }: { kiosk: FleetKiosk }) {
  const { say, language } = useLanguage();
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<Bilingual | null>(null);
  const address = `/api/fleet/${kiosk.kioskId}`;

  async function attempt(work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setOpen(null);
      setProblem(error.text);
    }
  }

  const makeCode = () =>
    attempt(async () => {
      setOpen({ what: 'code', code: await send<PairingCode>(`${address}/pairing-code`, {}) });
    });
  const revoke = () =>
    attempt(async () => {
      await send<null>(`${address}/revoke`, {});
      setOpen(null);
    });

  return (
    <section className="machine">
      <h3>{say(texts.machine)}</h3>
      <p>{say(kiosk.paired ? texts.paired : texts.unpaired)}</p>
      {problem && (
        <p role="alert" className="notice">
          {say(problem)}
        </p>
      )}
      <div className="buttons">
        <Button className="button" onPress={() => void makeCode()}>
          {say(texts.pair)}
        </Button>
        {kiosk.paired && (
          <Button className="button grave" onPress={() => setOpen({ what: 'revoke' })}>
            {say(texts.revoke)}
          </Button>
        )}
      </div>
      <ModalOverlay
        className="overlay"
        isOpen={open?.what === 'code'}
        onOpenChange={(isOpen) => !isOpen && setOpen(null)}
        isDismissable
      >
        <Modal className="modal">
          {open?.what === 'code' && (
            <Dialog className="dialog">
              <Heading slot="title">{kiosk.kioskId}</Heading>
              <p className="code">{open.code.code}</p>
              <p>
                {say(texts.pairHow)} {clockTime(open.code.expiresAt, language)}
              </p>
              <Button className="button primary" slot="close">
                {say(texts.close)}
              </Button>
            </Dialog>
          )}
        </Modal>
      </ModalOverlay>
      {open?.what === 'revoke' && (
        <Confirm
          title={texts.revokeTitle}
          about={`${kiosk.kioskId} ${say(kiosk.name)}`}
          act={texts.revoke}
          onAct={() => void revoke()}
          onClose={() => setOpen(null)}
        >
          <p>{say(texts.revokeText)}</p>
        </Confirm>
      )}
    </section>
  );
}
