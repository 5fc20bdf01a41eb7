import { loadSealSigner, type SealSigner } from '@hallway/certificates';
import type { SealMaterial } from '../sync/index.ts';

/** This kiosk's seal, made anew only when its certificate has changed. */
export function sealFrom(material: () => SealMaterial | null): () => Promise<SealSigner | null> {
  let loaded: { certificatePem: string; signer: Promise<SealSigner> } | null = null;
  return async () => {
    const current = material();
    if (!current) return null;
    if (loaded?.certificatePem !== current.certificatePem) {
      loaded = { certificatePem: current.certificatePem, signer: loadSealSigner(current) };
    }
    return loaded.signer;
  };
}
