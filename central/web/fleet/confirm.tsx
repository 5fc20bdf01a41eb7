import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Bilingual } from '../shared/bilingual.ts';
import { useLanguage } from '../shared/language.tsx';
import { texts } from './texts.ts';

interface Props {
  title: Bilingual;
  /** What it is about. */
  about: ReactNode;
  /** What follows from it. */
  children: ReactNode;
  act: Bilingual;
  onAct: () => void;
  onClose: () => void;
}

/** Asks once more before something is taken away. Escape and a press beside it mean no. */
export function Confirm({ title, about, children, act, onAct, onClose }: Props) {
  const { say } = useLanguage();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="dialog" role="alertdialog">
          <Heading slot="title">{say(title)}</Heading>
          <p>
            <b>{about}</b>
          </p>
          {children}
          <div className="buttons">
            <Button className="button" slot="close" autoFocus>
              {say(texts.cancel)}
            </Button>
            <Button className="button grave primary" onPress={onAct}>
              {say(act)}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
