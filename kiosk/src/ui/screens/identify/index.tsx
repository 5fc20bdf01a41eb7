import type { ReactNode } from 'react';
import type { CredentialMethod } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { Choice, Choices } from '../../components/choice.tsx';
import { Stage } from '../../components/stage.tsx';
import {
  CardOnReader,
  FaceInGuide,
  KeypadDrawing,
  ResidentIdOnReader,
} from '../../drawings/methods.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

/** Ways to say who one is; a pickup code only fetches its paper. */
type Way = Exclude<CredentialMethod, 'pickup-code'>;

const drawings: Record<Way, () => ReactNode> = {
  card: CardOnReader,
  'resident-id': ResidentIdOnReader,
  face: FaceInGuide,
  password: KeypadDrawing,
};

/** Ways of equal weight to say who one is. Cards need no press: the readers are always listening. */
export function IdentifyScreen({ screen }: ScreenProps<'identify'>) {
  const { t, pick, send } = useKiosk();
  const words: Record<Way, { word: string; hint: string }> = {
    card: { word: t('identify.card'), hint: t('identify.cardHint') },
    'resident-id': { word: t('identify.residentId'), hint: t('identify.residentIdHint') },
    face: { word: t('identify.face'), hint: t('identify.faceHint') },
    password: { word: t('identify.password'), hint: t('identify.passwordHint') },
  };
  const ways = screen.methods.flatMap(({ method, ...way }) =>
    method === 'pickup-code' ? [] : [{ method, ...way }],
  );
  const pickup = screen.methods.find(({ method }) => method === 'pickup-code');
  return (
    <Stage
      title={t('identify.title')}
      lead={t('identify.lead')}
      message={screen.message}
      act={
        <>
          <Choices>
            {ways.map(({ method, available, why }) => {
              const Drawing = drawings[method];
              return (
                <Choice
                  key={method}
                  drawing={<Drawing />}
                  word={words[method].word}
                  hint={words[method].hint}
                  why={available ? null : why === null ? t('home.unavailable') : pick(why)}
                  onPress={() => send('identify.choose', { method })}
                />
              );
            })}
          </Choices>
          {pickup?.available ? (
            <Button icon="next" onPress={() => send('identify.choose', { method: 'pickup-code' })}>
              {t('identify.pickup')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
