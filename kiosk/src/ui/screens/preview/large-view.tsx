import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { PageImage } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { useKiosk } from '../../kiosk.ts';
import { addressOf } from './page-image.ts';

interface Props {
  image: PageImage;
  alt: string;
  onClose: () => void;
}

/** The page over the whole width, to be read with a finger; drawn by dragging, closed by one big button. */
export function LargeView({ image, alt, onClose }: Props) {
  const { t } = useKiosk();
  return (
    <ModalOverlay
      className="large-view"
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal>
        <Dialog className="large-view-sheet" aria-label={alt}>
          <div className="large-view-page" tabIndex={0} role="group" aria-label={alt}>
            <img src={addressOf(image)} alt={alt} width={image.width} height={image.height} />
          </div>
          <Button kind="primary" onPress={onClose}>
            {t('preview.close')}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
