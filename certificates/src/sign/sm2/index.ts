/** SM2 with SM3: optional, beside the international algorithms. */
export { loadSm2Signer } from './signer.ts';
export { sm2Verify } from './sm2.ts';
