import type { ReactNode } from 'react';
import type { CredentialMethod } from '../../../bridge/index.ts';
import { Choice, Choices } from '../../components/choice.tsx';
import { Stage } from '../../components/stage.tsx';
import { CardOnReader, FaceInGuide, KeypadDrawing } from '../../drawings/methods.tsx';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

const drawings: Record<CredentialMethod, () => ReactNode> = {
  card: CardOnReader,
  face: FaceInGuide,
  password: KeypadDrawing,
};

/** Three ways of equal weight to say who one is. The card needs no press: the reader is always listening. */
export function IdentifyScreen({ screen }: ScreenProps<'identify'>) {
  const { t, pick, send } = useKiosk();
  const words: Record<CredentialMethod, { word: string; hint: string }> = {
    card: { word: t('identify.card'), hint: t('identify.cardHint') },
    face: { word: t('identify.face'), hint: t('identify.faceHint') },
    password: { word: t('identify.password'), hint: t('identify.passwordHint') },
  };
  return (
    <Stage
      title={t('identify.title')}
      lead={t('identify.lead')}
      message={screen.message}
      act={
        <Choices>
          {screen.methods.map(({ method, available, why }) => {
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
      }
    />
  );
}
