import { NumberAndSecret } from '../../components/number-and-secret.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

/** From here on the person is told how many tries are left. */
const FEW = 3;

/** The code of one approved paper, with the number of the person it is about. */
export function PickupScreen({ screen }: ScreenProps<'pickup'>) {
  const { t, send } = useKiosk();
  return (
    <Stage
      title={t('pickup.title')}
      lead={
        screen.triesLeft < FEW
          ? t('password.triesLeft', { count: screen.triesLeft })
          : t('pickup.lead')
      }
      message={screen.message}
      act={
        <NumberAndSecret
          secretLabel={t('pickup.code')}
          secretLimit={8}
          submitWord={t('pickup.fetch')}
          onSubmit={(no, code) => send('identify.pickup', { no, code })}
        />
      }
    />
  );
}
