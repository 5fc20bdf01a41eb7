import { NumberAndSecret } from '../../components/number-and-secret.tsx';
import { Stage } from '../../components/stage.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

/** From here on the person is told how many tries are left. */
const FEW = 3;

/** Number and password. */
export function PasswordScreen({ screen }: ScreenProps<'password'>) {
  const { t, send } = useKiosk();
  return (
    <Stage
      title={t('password.title')}
      lead={
        screen.triesLeft < FEW
          ? t('password.triesLeft', { count: screen.triesLeft })
          : t('password.lead')
      }
      message={screen.message}
      act={
        <NumberAndSecret
          secretLabel={t('password.password')}
          secretLimit={64}
          submitWord={t('password.signIn')}
          onSubmit={(no, password) => send('identify.password', { no, password })}
        />
      }
    />
  );
}
