import type { TFunction } from 'i18next';
import { Button as Pressable } from 'react-aria-components/Button';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { ChargeView, PurposeView } from '../../../bridge/index.ts';
import { Button } from '../../components/button.tsx';
import { Stage } from '../../components/stage.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { Icon } from '../../drawings/icons.tsx';
import { yuan } from '../../i18n/format.ts';
import { useKiosk } from '../../kiosk.ts';
import { usePages } from '../../state/pages.ts';
import type { ScreenProps } from '../of.ts';
import './request.css';

const MOST = { normal: 6, large: 4 } as const;

/** What for and how many. Core keeps both, so that switching the language or looking at the sample loses neither. */
export function RequestScreen({ screen }: ScreenProps<'request'>) {
  const { view, t, pick, send } = useKiosk();
  const { purposes, purpose, copies, maxCopies, documentName, charge } = screen;
  // Options take the room of a row where all must stand in the lower half.
  const most = view.low && screen.options ? MOST.large : MOST[view.textSize];
  /** Something is still to be chosen. */
  const open = purposes.length > 0 && purpose === null;
  const pages = usePages(purposes, purposes.length > most ? most - 1 : most);
  return (
    <Stage
      title={t(purposes.length === 0 ? 'request.titleCopies' : 'request.title')}
      lead={
        <>
          {t('common.quoted', { title: pick(documentName) })}
          {charge === undefined ? null : (
            <>
              <br />
              {chargeWords(t, charge)}
            </>
          )}
        </>
      }
      act={
        <div className="request" data-plain={purposes.length === 0 ? '' : undefined}>
          {purposes.length === 0 ? null : (
            <RadioGroup
              className="purposes"
              aria-label={t('request.purpose')}
              value={purpose ?? ''}
              onChange={(chosen) => send('request.set', { purpose: chosen, copies })}
            >
              {pages.shown.map((one) => (
                <PurposeChip key={one.code} purpose={one} />
              ))}
              {pages.of > 1 ? (
                <Pressable className="purpose purpose-more" onPress={pages.next}>
                  <Icon name="next" />
                  {t('request.more')}
                </Pressable>
              ) : null}
            </RadioGroup>
          )}
          {screen.options?.map((option) => (
            <Checkbox
              key={option.name}
              className="option"
              isSelected={option.chosen}
              onChange={(chosen) =>
                send('request.set', { purpose, copies, options: { [option.name]: chosen } })
              }
            >
              <span className="option-mark">
                <Icon name="tick" />
              </span>
              {pick(option.label)}
            </Checkbox>
          ))}
          {maxCopies > 1 ? (
            <Stepper
              label={t('request.copies')}
              value={copies}
              words={t('request.copy', { count: copies })}
              min={1}
              max={maxCopies}
              fewer={t('request.fewer')}
              extra={t('request.extra')}
              hint={t('request.max', { count: maxCopies })}
              onChange={(next) => send('request.set', { purpose, copies: next })}
            />
          ) : null}
          <Button kind="primary" disabled={open} onPress={() => send('request.preview')}>
            {open ? t('request.choose') : t('request.preview')}
          </Button>
          {screen.inkSeal ? (
            <Button onPress={() => send('request.inkSeal')}>{t('request.inkSeal')}</Button>
          ) : null}
        </div>
      }
    />
  );
}

/** What these copies cost, or until when they cost nothing. */
function chargeWords(t: TFunction, { amountFen, balanceFen, free, priceFen }: ChargeView): string {
  return amountFen === 0
    ? t('request.freeFirst', { count: free, price: yuan(priceFen) })
    : t('request.charge', { amount: yuan(amountFen), balance: yuan(balanceFen) });
}

function PurposeChip({ purpose }: { purpose: PurposeView }) {
  const { t, pick } = useKiosk();
  return (
    <Radio className="purpose" value={purpose.code}>
      <span className="purpose-mark">
        <Icon name="tick" />
      </span>
      <span className="purpose-name">{pick(purpose.name)}</span>
      <span className="purpose-facts">
        {t('request.valid', { count: purpose.validDays })}
        {purpose.idNumber === 'full' ? <em>{t('request.idFull')}</em> : null}
      </span>
    </Radio>
  );
}
