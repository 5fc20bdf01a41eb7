import { useState } from 'react';
import { Choice, Choices } from '../../components/choice.tsx';
import { Stage } from '../../components/stage.tsx';
import { Machine } from '../../drawings/machine.tsx';
import { FaceInGuide } from '../../drawings/methods.tsx';
import { PaperOnward } from '../../drawings/paper-onward.tsx';
import { PaperFromSlot } from '../../drawings/paper-from-slot.tsx';
import { clockTime } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import type { ScreenProps } from '../of.ts';

type Greeting = 'home.greetingMorning' | 'home.greetingDay' | 'home.greetingEvening';

function greetingKey(hour: number): Greeting {
  if (hour >= 5 && hour < 11) return 'home.greetingMorning';
  return hour >= 18 || hour < 5 ? 'home.greetingEvening' : 'home.greetingDay';
}

/** The person's own page: what they can do here, now. */
export function HomeScreen({ screen }: ScreenProps<'home'>) {
  const { view, t, pick, send, locale } = useKiosk();
  const name = view.person === null ? '' : pick(view.person.maskedName);
  const [greeting] = useState(() => greetingKey(new Date().getHours()));
  const { resume } = screen;
  const face = screen.faceEnrolled ? 'faceManage' : 'face';
  return (
    <Stage
      title={t(greeting, { name })}
      lead={t('home.lead')}
      bar={{ back: false, exit: true }}
      message={screen.message}
      act={
        <Choices>
          {resume === null ? null : (
            <Choice
              first
              drawing={<PaperOnward />}
              word={t('home.resume')}
              hint={t('home.resumeHint', {
                document: pick(resume.documentName),
                count: resume.copies,
                until: clockTime(new Date(resume.until), locale),
              })}
              why={resume.why === null ? null : pick(resume.why)}
              onPress={() => send('print.resume')}
            />
          )}
          {screen.services.map(({ service, available, why }) => {
            const reason = available ? null : why === null ? t('home.unavailable') : pick(why);
            if (service === 'certificates') {
              return (
                <Choice
                  key={service}
                  drawing={<PaperFromSlot />}
                  word={t('home.certificates')}
                  hint={t('home.certificatesHint')}
                  why={reason}
                  onPress={() => send('service.open', { service })}
                />
              );
            }
            return (
              <Choice
                key={service}
                drawing={<FaceInGuide />}
                word={t(`home.${face}`)}
                hint={t(`home.${face}Hint`)}
                why={reason}
                onPress={() =>
                  screen.faceEnrolled ? send('face.withdraw') : send('service.open', { service })
                }
              />
            );
          })}
          {screen.maintenance === null ? null : (
            <Choice
              drawing={<Machine />}
              word={t('home.maintenance')}
              hint={t('home.maintenanceHint')}
              why={screen.maintenance.why === null ? null : pick(screen.maintenance.why)}
              onPress={() => send('maintenance.open')}
            />
          )}
        </Choices>
      }
    />
  );
}
