import { startCameraSimulator, type CameraFault } from '@hallway/device-drivers/sim';
import { cableActions, type Action, type SimulatedDevice } from './part.ts';

/** The camera over the desk, with a sheet below it. */
export async function startDocumentCamera(): Promise<SimulatedDevice> {
  const camera = await startCameraSimulator();
  const { uri } = camera;
  const suffer = (fault: CameraFault): Action['run'] => {
    return () => camera.fault(fault);
  };
  return {
    id: 'camera',
    title: { zh: '高拍仪', en: 'Document camera' },
    declaration: { id: 'camera', kind: 'camera', driver: 'mjpeg-camera', options: { uri } },
    state: () => ({ zh: `第 ${camera.picture()} 张画面`, en: `picture ${camera.picture()}` }),
    actions: [
      { id: 'freeze', label: { zh: '画面停住', en: 'Freeze the picture' }, run: suffer('freeze') },
      { id: 'cover', label: { zh: '盖住镜头', en: 'Cover the lens' }, run: suffer('cover') },
      { id: 'not-jpeg', label: { zh: '发送乱码', en: 'Send rubbish' }, run: suffer('not-jpeg') },
      { id: 'mend', label: { zh: '恢复正常', en: 'Make it well' }, run: suffer('none') },
      ...cableActions(camera),
    ],
    stop: () => camera.stop(),
  };
}
