import type { ComponentType } from 'react';
import type { Screen, ScreenName } from '../../bridge/index.ts';
import { AmbiguousScreen } from './ambiguous/index.tsx';
import { AttractScreen } from './attract/index.tsx';
import { ConsentScreen } from './consent/index.tsx';
import { DevicesScreen } from './devices/index.tsx';
import { DigitsScreen } from './digits/index.tsx';
import { DocumentsScreen } from './documents/index.tsx';
import { DoneScreen } from './done/index.tsx';
import { FaceScreen } from './face/index.tsx';
import { FaultScreen } from './fault/index.tsx';
import { HomeScreen } from './home/index.tsx';
import { IdentifyScreen } from './identify/index.tsx';
import { NameScreen } from './name/index.tsx';
import type { ScreenProps } from './of.ts';
import { OutOfServiceScreen } from './out-of-service/index.tsx';
import { PaperScreen } from './paper/index.tsx';
import { PasswordScreen } from './password/index.tsx';
import { PickupScreen } from './pickup/index.tsx';
import { PreviewScreen } from './preview/index.tsx';
import { PrintingScreen } from './printing/index.tsx';
import { RefusalScreen } from './refusal/index.tsx';
import { RequestScreen } from './request/index.tsx';
import { SecondFactorScreen } from './second-factor/index.tsx';
import { TakeScreen } from './take/index.tsx';

const screens: { [N in ScreenName]: ComponentType<ScreenProps<N>> } = {
  attract: AttractScreen,
  identify: IdentifyScreen,
  paper: PaperScreen,
  password: PasswordScreen,
  pickup: PickupScreen,
  digits: DigitsScreen,
  consent: ConsentScreen,
  face: FaceScreen,
  home: HomeScreen,
  devices: DevicesScreen,
  documents: DocumentsScreen,
  refusal: RefusalScreen,
  name: NameScreen,
  request: RequestScreen,
  'second-factor': SecondFactorScreen,
  preview: PreviewScreen,
  printing: PrintingScreen,
  ambiguous: AmbiguousScreen,
  take: TakeScreen,
  done: DoneScreen,
  fault: FaultScreen,
  'out-of-service': OutOfServiceScreen,
};

/**
 * Draws one screen. Each is its own component, so that leaving a screen unmounts it and everything it held
 * (typed digits, zoom, cover, camera) is gone.
 */
export function ScreenOf({ screen }: { screen: Screen }) {
  // The table pairs every name with the component for just that screen, which indexing by a union cannot say.
  const Draw = screens[screen.name] as ComponentType<{ screen: Screen }>;
  return <Draw screen={screen} />;
}
