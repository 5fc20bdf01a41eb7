/** Topics that commits announce (`Tx.announce`): what changed, never what it changed to. */

/** A partition grew. */
export const feedTopic = (part: string): string => `feed:${part}`;

/** A kiosk was registered, paired or revoked. */
export const kioskTopic = (kioskId: string): string => `kiosk:${kioskId}`;

/** The partition a feed topic is about, null for other topics. */
export function partOf(topic: string): string | null {
  return topic.startsWith('feed:') ? topic.slice('feed:'.length) : null;
}

/** The kiosk a kiosk topic is about, null for other topics. */
export function kioskOf(topic: string): string | null {
  return topic.startsWith('kiosk:') ? topic.slice('kiosk:'.length) : null;
}
